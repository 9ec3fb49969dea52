import type { Form } from '../common/form';
import type { Strings } from '../locales';
import { wordsFor } from './ids';
import { longestWords } from './rules/write';

/** In which one writes for a reveal; filled with what one wrote before. */
export const wordsForm = (
  t: Strings,
  seen: { session: string; step: number },
  { words, named }: { words: string; named: boolean },
): Form => ({
  customId: wordsFor.write(seen),
  title: t.session.writeTitle(),
  fields: [
    {
      id: 'words',
      label: t.session.writeLabel(),
      hint: t.session.writeHint(named),
      max: longestWords,
      long: true,
      value: words,
    },
  ],
});
