import { signal } from '@preact/signals';
import type { SeenMessage } from '../../client';
import type { OutcomeView } from '../../control/views';
import type { SeenForm } from '../../interactions/store';
import type { Deeds, Fields, Spot } from '../parts/deeds';
import { channelId, go, guildId, where, whoId } from './address';
import { Refused } from './call';
import { callAs } from './callAs';
import { MessageType } from '../../town/flags';
import { rewrite, write } from './drafts';
import { unsent } from './mentions';
import { mentionable } from './reader';
import { attempt, say } from './notes';
import { dismissed, lookEarlier, mayHaveEarlier, messages } from './town';
import { sendable } from './sending';

/** What one does with what one sees: buttons, menus, forms, commands. */

interface OpenForm {
  readonly form: SeenForm;
  /** What stood in the way when it was last sent. */
  readonly problem?: string;
  readonly isSending?: boolean;
}
export const openForm = signal<OpenForm | null>(null);
interface Opened {
  readonly message?: SeenMessage;
  readonly person?: string;
  /** The channel whose pins are looked at. */
  readonly pins?: string;
  readonly at: Spot;
}
/** The menu of a message, the card of a person or the pins of a channel, where it was asked for. */
export const opened = signal<Opened | null>(null);
/** What was used last in a message, or in a form that came of it, and what came of that so far. */
export const lastUse = signal<{ readonly message: string; readonly outcome?: OutcomeView } | null>(null);
const HEARD_MS = 300;
const waiting = signal<ReadonlySet<string>>(new Set());
const failed = signal<ReadonlySet<string>>(new Set());

export const NO_ANSWER = 'This interaction failed';

/** The same message lies before others, too, and what one does there is not what they do. */
const markOf = (message: SeenMessage): string => `${whoId.value} ${message.id}`;
const mark = (message: SeenMessage, customId: string): string => `${markOf(message)} ${customId}`;

const withOne = (set: ReadonlySet<string>, one: string): ReadonlySet<string> => new Set(set).add(one);
const without = (set: ReadonlySet<string>, one: string): ReadonlySet<string> =>
  new Set([...set].filter((each) => each !== one));

/** Anything the bot has to answer. A form that comes back is opened before whoever asked; true when it was answered. */
export async function ask(path: string, body: object): Promise<boolean> {
  const [user, use] = [whoId.peek(), lastUse.peek()];
  const outcome = await callAs<OutcomeView>('POST', path, body);
  const tell = (): void => {
    if (use && lastUse.peek() === use) lastUse.value = { ...use, outcome };
  };
  // What was put off has a moment to appear.
  if (outcome.state === 'deferred') setTimeout(tell, HEARD_MS);
  else tell();
  if (outcome.form && whoId.peek() === user) openForm.value = { form: outcome.form };
  return outcome.state !== 'failed';
}

function use(message: SeenMessage, customId: string, deed: () => Promise<boolean>): void {
  const [one, whole] = [mark(message, customId), markOf(message)];
  if (waiting.peek().has(one)) return;
  waiting.value = withOne(waiting.peek(), one);
  failed.value = without(failed.peek(), whole);
  lastUse.value = { message: message.id };
  attempt(async () => {
    try {
      if (!(await deed())) failed.value = withOne(failed.peek(), whole);
    } finally {
      waiting.value = without(waiting.peek(), one);
    }
  });
}

export const deeds: Deeds = {
  click: (message, customId) =>
    use(message, customId, () => ask('/click', { channel: message.channel, message: message.id, customId })),
  choose: (message, customId, values) =>
    use(message, customId, () => ask('/choose', { channel: message.channel, message: message.id, customId, values })),
  submit: (sent, fields) => attempt(() => submit(sent, fields)),
  closeForm: () => (openForm.value = null),
  react: (message, emoji) => {
    const mine = message.reactions?.some((one) => one.emoji === emoji && one.people.includes(whoId.peek())) === true;
    const path = `/messages/${message.id}/reactions/${encodeURIComponent(emoji)}`;
    attempt(() => callAs(mine ? 'DELETE' : 'PUT', path));
  },
  dismiss: (message) => (dismissed.value = withOne(dismissed.peek(), message.id)),
  reply: (original) => write({ original }),
  openMenu: (message, spot) => (opened.value = { message, at: spot }),
  openProfile: (person, spot) => (opened.value = { person, at: spot }),
  openChannel: (id) => go({ channel: id }),
  goTo: (id) => attempt(() => goToMessage(id)),
  busy: (message, customId) => waiting.value.has(mark(message, customId)),
  failed: (message) => failed.value.has(markOf(message)),
};

/** Whether they may write this anew: only what is theirs, and was written. */
export const isRewritable = ({ author, ephemeral, type = MessageType.Default }: SeenMessage): boolean =>
  author.id === whoId.peek() && !ephemeral && (type === MessageType.Default || type === MessageType.Reply);

export const edit = (message: SeenMessage): void => rewrite(message, unsent(message.content, mentionable.peek()));

/** However far up it is: what lies between is read first. */
async function goToMessage(id: string): Promise<void> {
  const from = where.peek();
  const isRead = (): boolean => messages.peek().some((one) => one.id === id);
  while (!isRead() && mayHaveEarlier.peek()) {
    await lookEarlier();
    if (where.peek() !== from) return;
  }
  if (!isRead()) {
    say('That message is gone.');
    return;
  }
  await new Promise(requestAnimationFrame);
  const row = document.querySelector(`[data-message="${CSS.escape(id)}"]`);
  row?.scrollIntoView({ block: 'center' });
  row?.animate([{ background: 'var(--ping-ground)' }, {}], 1_500);
}

/** Whatever stands in the way is said in the form, which keeps what was filled in. It may have been closed meanwhile. */
async function submit(sent: SeenForm, fields: Fields): Promise<void> {
  if (openForm.peek()?.isSending) return;
  const become = (next: OpenForm | null): void => {
    if (openForm.peek()?.form === sent) openForm.value = next;
  };
  become({ form: sent, isSending: true });
  const use = lastUse.peek();
  if (use) lastUse.value = { message: use.message };
  try {
    const given = await sendable(fields);
    // Reading a file takes time, and by then somebody else may sit here.
    if (openForm.peek()?.form !== sent) return;
    const isAnswered = await ask('/submit', { form: sent.id, fields: given });
    become(isAnswered ? null : { form: sent, problem: 'Something went wrong. Try again.' });
  } catch (fault) {
    become({ form: sent, ...(fault instanceof Refused ? { problem: fault.message } : {}) });
    if (!(fault instanceof Refused)) throw fault;
  }
}

/** A slash command, or one from the menu of a message or a person. */
export async function run(command: string, p: { options?: object; target?: string } = {}): Promise<boolean> {
  const guild = guildId.peek();
  lastUse.value = null;
  return await ask('/run', { ...(guild === '' ? {} : { guild }), channel: channelId.peek(), command, ...p });
}

// Whoever one becomes has nothing open yet.
whoId.subscribe(() => {
  openForm.value = null;
  opened.value = null;
  lastUse.value = null;
});
