import { en } from './en';

/** Every language satisfies this type, so a missing string does not compile. */
export type Strings = typeof en;

const languages: Readonly<Record<string, Strings>> = { en };

/** The strings for one of Discord's locales ('en-GB', 'fr'): that language if there is one, else English. */
export const strings = (locale = 'en'): Strings => languages[locale] ?? languages[locale.slice(0, 2)] ?? en;
