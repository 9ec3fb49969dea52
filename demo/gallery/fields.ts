import type { SeenForm, SeenMessage } from '../../sandbox/client';
import type { Filled } from '../../sandbox/page/screen';
import { childrenOf, Component, flattened } from '../../sandbox/wire/components';
import { objectsIn, textIn } from '../../sandbox/wire/json';
import { StoryFault } from '../fault';

/** By the labels of fields. */
export type Typing = Readonly<Record<string, string | readonly string[]>>;

/** What was typed by label, and chosen by the labels of options, as the form knows it: by custom_id and by values. */
export function fieldsById(form: SeenForm, typed: Typing): Filled {
  const asked = form.components.flatMap((top) =>
    childrenOf(top).map((component) => ({ component, label: textIn(top.label) ?? '' })),
  );
  return new Map(
    Object.entries(typed).map(([name, given]) => {
      const field = asked.find(({ label }) => label === name);
      if (!field) throw new StoryFault(`The form “${form.title}” does not ask “${name}”.`);
      const options = objectsIn(field.component.options);
      const valueOf = (label: string): string =>
        textIn(options.find((option) => option.label === label)?.value) ?? label;
      const values = typeof given === 'string' ? valueOf(given) : given.map(valueOf);
      return [textIn(field.component.custom_id) ?? '', values] as const;
    }),
  );
}

/** The select menus of a message, top to bottom. */
export const menusOf = (message: SeenMessage): { customId: string; placeholder: string }[] =>
  flattened(message.components)
    .filter(({ type }) => type === Component.StringSelect)
    .map((menu) => ({ customId: textIn(menu.custom_id) ?? '', placeholder: textIn(menu.placeholder) ?? '' }));
