import { customId } from '../../bot/common/customId';
import { textOf, type Outcome } from '../../sandbox/client';
import { set } from './wayIn';
import { said, type Somebody } from './town';

/** How somebody says what else their circle is chosen by, as they see it at `/me` and `/block`. */

export async function opens(person: Somebody, what: 'What else my circle' | 'Whom to sit with'): Promise<Outcome> {
  const { reply } = await (await person.run('me')).settled();
  if (!reply) throw new Error('nothing was answered');
  return set(person.acts, reply, { placeholder: 'What else would you like to change?', wanted: [what] });
}

/** Fills in the form behind the card; what is said then. */
export async function tells(person: Somebody, fields: Record<string, string | string[]>): Promise<string> {
  const card = await opens(person, 'What else my circle');
  await said(card);
  const { form } = await person.pressesOn(card, 'Change these');
  if (!form) throw new Error('no form opened');
  return said(await person.acts.submit({ form, fields }));
}

/** Chooses people in one of the two lists of a card; what is said then. */
export async function names(
  person: Somebody,
  card: Outcome,
  { list, people }: { list: 'with' | 'apart'; people: readonly Somebody[] },
): Promise<string> {
  const { reply } = await card.settled();
  if (!reply) throw new Error('nothing was answered');
  const place = { channel: reply.channel, message: reply.id, customId: customId(`wishes.${list}`, 1, {}).write({}) };
  const outcome = await person.acts.choose({ ...place, values: people.map(({ id }) => id) });
  const settled = await outcome.settled();
  return [...(settled.reply ? [settled.reply] : []), ...settled.followUps].map(textOf).join('\n');
}

export const blocks = (person: Somebody, other: Somebody): Promise<string> =>
  person.hears('block', { person: other.id });
