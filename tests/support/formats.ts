import { selectsOf, type Outcome, type SeenMessage } from '../../sandbox/client';
import type { Step } from '../../bot/sessions/programmes/programme';
import { said, type Place, type Somebody, type Town } from './town';

/** Circles whose first session is held by the steps that a story names. */

let days = 0;

export async function aSessionOf(
  town: Town,
  steps: readonly Step[],
  p: {
    people?: number;
    minutes?: number;
    inWriting?: boolean;
    /** of a circle: with more people there are several */
    size?: number;
    /** what happens when all is ready and the session has not begun */
    before?: (circle: readonly Somebody[]) => Promise<void>;
  } = {},
): Promise<{ place: Place; circle: Somebody[] }> {
  const { people = 3, minutes = 60, inWriting = false } = p;
  const place = await town.openGuild({ people });
  const day = new Date(Date.UTC(2027, 5, 1 + days++));
  await place.launch({
    date: day.toISOString().slice(0, 10),
    time: '18:00',
    zone: 'UTC',
    ...(p.size === undefined ? {} : { size: p.size }),
  });
  await town.database.query('UPDATE session SET agenda = $1 WHERE number = 1 AND guild_id = $2', [
    JSON.stringify({ title: 'Trying it out', minutes, steps }),
    place.guild,
  ]);
  if (inWriting)
    await town.database.query(`UPDATE session SET pace = 'in writing' WHERE number = 1 AND guild_id = $1`, [
      place.guild,
    ]);
  await p.before?.(place.people);
  await town.passTo(new Date(day.getTime() + 18 * 60 * 60_000));
  return { place, circle: [...place.people] };
}

/** Opens the form behind a button and sends it with these words; what is answered. */
export async function writes(person: Somebody, words: string, thread = 'Spring 1'): Promise<string> {
  const { form } = await person.presses('Write', thread);
  if (!form) throw new Error('no form opened');
  return said(await person.acts.submit({ form, fields: { words } }));
}

/** Sets a select on the newest message of a thread that has it; of a choice, by the words or the place of what it shows. */
export async function marks(
  person: Somebody,
  values: readonly string[],
  thread = 'Spring 1',
  which = 'session.choose',
): Promise<Outcome> {
  const channel = await person.channel(thread);
  const messages = await person.acts.messages(channel);
  const message = messages.findLast((each) => selectIn(each, which) !== undefined);
  const customId = message && selectIn(message, which);
  if (!message || customId === undefined) throw new Error(`${person.name} sees nothing to choose from`);
  const shown = selectsOf(message).find((select) => select.customId === customId)?.options ?? [];
  const meant = (value: string): string =>
    which === 'session.choose'
      ? ((shown.find(({ label }) => label === value) ?? shown[Number(value)])?.value ?? value)
      : value;
  return person.acts.choose({ channel, message: message.id, customId, values: values.map(meant) });
}

const selectIn = ({ components }: SeenMessage, which: string): string | undefined =>
  new RegExp(`"custom_id":"(${which.replace('.', '\\.')}\\.[^"]+)"`).exec(JSON.stringify(components))?.[1];
