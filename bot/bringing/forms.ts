import type { Form } from '../common/form';
import type { Strings } from '../locales';
import * as ids from './ids';
import { longest } from './rules/kinds';
import type { Sight } from './sight';

/** One field, prefilled with what was written before. */
export function writingForm(t: Strings, { kind, session, words }: Sight): Form {
  const said = t.bringing[kind];
  return {
    customId: ids.write.write({ session, kind }),
    title: said.label(),
    fields: [
      {
        id: 'words',
        label: said.field(),
        hint: said.hint(),
        max: longest[kind],
        long: kind !== 'case',
        optional: kind === 'case',
        value: words ?? undefined,
      },
    ],
  };
}
