import { fieldsOf, type SeenForm } from '../../sandbox/client';
import type { Filled } from '../../sandbox/page/screen';
import { StoryFault } from '../fault';

/** By the labels of fields. */
export type Typing = Readonly<Record<string, string | readonly string[]>>;

/** What was typed by label, and chosen by the labels of options, as the form knows it: by custom_id and by values. */
export function fieldsById(form: SeenForm, typed: Typing): Filled {
  const asked = fieldsOf(form);
  return new Map(
    Object.entries(typed).map(([name, given]) => {
      const field = asked.find(({ label }) => label === name);
      if (!field) throw new StoryFault(`The form “${form.title}” does not ask “${name}”.`);
      const valueOf = (label: string): string => field.options.find((option) => option.label === label)?.value ?? label;
      return [field.customId, typeof given === 'string' ? valueOf(given) : given.map(valueOf)] as const;
    }),
  );
}
