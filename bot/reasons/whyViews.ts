import type { Button } from '../common/message';
import type { Strings } from '../locales';
import { whyHere } from './ids';
import type { WithoutPlace } from './store';

/** What other rooms show of it on their cards. */

/** For members, below the welcome into a circle and wherever its card has room. */
export const whyButton = (t: Strings, group: string): Button => ({
  label: t.why.ask(),
  customId: whyHere.write({ group }),
});

/** For somebody who waits although circles were made. */
export const whyWaiting = (t: Strings, { cohort, because, languages }: WithoutPlace): string =>
  `${t.why.noPlace(cohort, because, languages)}\n${t.why.next(because)}`;
