import type { Form } from '../common/form';
import type { Strings } from '../locales';
import * as ids from './ids';
import { backgrounds, isBackground, longest, most, type Preference } from './rules/preference';

/** Prefilled with what was told before; every field may stay empty. */
export function wishesForm(t: Strings, { background, notAlone, employers, colleaguesOk }: Preference): Form {
  const own = background !== null && !isBackground(background) ? background : undefined;
  const lines = (field: 'notAlone' | 'employers', before: readonly string[]) => ({
    ...{ id: field, long: true, optional: true, max: (longest[field] + 1) * most[field] },
    value: before.length > 0 ? before.join('\n') : undefined,
  });
  return {
    customId: ids.tellWishes.write({}),
    title: t.wishes.title(),
    fields: [
      {
        id: 'background',
        label: t.wishes.backgroundLabel(),
        placeholder: t.wishes.backgroundPlaceholder(),
        ...{ most: 1, optional: true },
        choices: backgrounds.map((one) => ({
          value: one,
          label: t.wishes.background[one],
          chosen: background === one,
        })),
      },
      {
        id: 'ownBackground',
        label: t.wishes.ownBackgroundLabel(),
        ...{ max: longest.background, optional: true, value: own },
      },
      { ...lines('notAlone', notAlone), label: t.wishes.notAloneLabel(), hint: t.wishes.notAloneHint() },
      { ...lines('employers', employers), label: t.wishes.employersLabel(), hint: t.wishes.employersHint() },
      {
        id: 'colleagues',
        label: t.wishes.colleaguesLabel(),
        placeholder: t.wishes.colleaguesPlaceholder(),
        ...{ most: 1, optional: true },
        choices: (['apart', 'fine'] as const).map((value) => ({
          value,
          label: t.wishes.colleagues[value],
          chosen: (value === 'fine') === colleaguesOk,
        })),
      },
    ],
  };
}
