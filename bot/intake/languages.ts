/** The languages a circle may speak, by ISO 639-1 code; 25 stand in one select. */
export const languages = [
  ...['en', 'fr', 'es', 'pt', 'ar', 'sw', 'hi', 'bn', 'ur', 'zh', 'id', 'vi', 'th'],
  ...['ja', 'ko', 'fa', 'tr', 'ru', 'uk', 'pl', 'ro', 'de', 'it', 'nl', 'am'],
] as const;

export const mostLanguages = 5;

/** What a language calls itself. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
