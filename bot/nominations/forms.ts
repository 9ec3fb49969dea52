import type { Form } from '../common/form';
import type { Strings } from '../locales';
import * as ids from './ids';
import { longestWords } from './rules/nominating';

/** Whom it is for is not asked. */
export const nominationForm = (t: Strings): Form => ({
  customId: ids.nomination.write({}),
  title: t.nomination.formTitle(),
  fields: [
    {
      id: 'words',
      label: t.nomination.wordsLabel(),
      hint: t.nomination.wordsHint(),
      max: longestWords,
      long: true,
      optional: true,
    },
    {
      id: 'signed',
      label: t.nomination.signedLabel(),
      placeholder: t.nomination.signedPlaceholder(),
      most: 1,
      choices: (['no', 'yes'] as const).map((value) => ({
        value,
        label: t.nomination.signed[value],
        chosen: value === 'no',
      })),
    },
  ],
});

/** Room for the dashes, and for a line break too many. */
const longestTyped = 40;

export const codeForm = (t: Strings): Form => ({
  customId: ids.giveCode.write({}),
  title: t.nomination.codeTitle(),
  fields: [{ id: 'code', label: t.nomination.codeLabel(), hint: t.nomination.codeHint(), max: longestTyped }],
});
