import type { SeenChannel, OutcomeView, SeenMessage } from '../control/views';
import type { View } from '../control/seeing';
import type { SeenCommand } from '../interactions/commands';
import type { FieldValue } from '../interactions/form';
import type { OptionValue } from '../interactions/options';
import type { SeenForm } from '../interactions/store';
import { buttonsOf } from '../reading';
import { queryOf, SandboxError, type Call } from './call';

/** What became of an interaction once it was acknowledged, or three seconds had passed. */
export interface Outcome extends OutcomeView {
  /** Resolves once a deferred answer was filled in; rejects after 15 s of real time. */
  settled(): Promise<{ reply?: SeenMessage; followUps: SeenMessage[] }>;
}

export interface Component {
  channel: string;
  message: string;
  customId: string;
  /** Sends it even if no such component is there. */
  forge?: boolean;
}

export interface Speaking {
  /** Left out in direct messages. */
  guild?: string;
  channel: string;
  /** `cohort create`, or the name in a context menu. */
  command: string;
  options?: Record<string, OptionValue>;
  /** The user or message a context-menu command is about. */
  target?: string;
  forge?: boolean;
}

/** One person: what they see, and only that; what they do, and only if they could. */
export interface MemberClient {
  readonly id: string;
  guilds(): Promise<{ id: string; name: string }[]>;
  /** All they have before them: a guild, the newest messages of a channel. Without a guild, their direct messages. */
  view(p?: { guild?: string; channel?: string }): Promise<View>;
  channels(guild: string): Promise<SeenChannel[]>;
  /** Oldest first. Rejects with status 403 where the person does not see the channel. */
  messages(channel: string, p?: { limit?: number }): Promise<SeenMessage[]>;
  dms(): Promise<SeenMessage[]>;
  /** The channel of the direct messages between this person and the bot. */
  dmChannel(): Promise<{ id: string }>;
  commands(guild: string): Promise<SeenCommand[]>;
  run(p: Speaking): Promise<Outcome>;
  /** Uses a command in the context menu of a message, where it stands. */
  uses(command: string, message: { id: string; channel: string }, p?: { guild?: string }): Promise<Outcome>;
  autocomplete(p: Speaking & { focused: string; value: string }): Promise<{ name: string; value: string | number }[]>;
  click(p: Component): Promise<Outcome>;
  /** The newest visible message with an enabled button of that label, or of one that starts with it. */
  clickLabel(p: { channel: string; message?: string; label: string }): Promise<Outcome>;
  choose(p: Component & { values: string[] }): Promise<Outcome>;
  /** Fields by custom_id or by label; those left out keep their prefilled value. */
  submit(p: {
    form: SeenForm;
    fields: Record<string, FieldValue>;
    forge?: boolean;
    /** with `forge`: the name of another form */
    customId?: string;
  }): Promise<Outcome>;
  write(p: { channel: string; content: string; repliesTo?: string }): Promise<SeenMessage>;
  editMessage(p: { message: string; content: string }): Promise<SeenMessage>;
  deleteMessage(p: { message: string }): Promise<void>;
  showTyping(p: { channel: string }): Promise<void>;
  react(p: { message: string; emoji: string }): Promise<void>;
  unreact(p: { message: string; emoji: string }): Promise<void>;
  pin(p: { message: string }): Promise<void>;
  unpin(p: { message: string }): Promise<void>;
  joinVoice(p: { channel: string }): Promise<void>;
  /** Their own microphone and headphones. */
  setMicrophone(p: { mute?: boolean; deaf?: boolean }): Promise<void>;
  leaveVoice(): Promise<void>;
  /** Rejects with status 404 where the invite has run out, is used up or was taken back. */
  acceptInvite(p: { code: string }): Promise<{ guild: string; channel: string }>;
  /** Private unless it is said to be public. */
  createThread(p: { channel: string; name: string; public?: boolean }): Promise<{ id: string }>;
  joinThread(p: { thread: string }): Promise<void>;
  leaveThread(p: { thread: string }): Promise<void>;
  showInterest(p: { event: string }): Promise<void>;
  takeInterestBack(p: { event: string }): Promise<void>;
}

export function memberClient(call: Call, id: string): MemberClient {
  const at = `/as/${id}`;
  const messages: MemberClient['messages'] = (channel, p = {}) =>
    call('GET', `${at}/messages${queryOf({ channel, ...p })}`);
  const act = async (what: string, p: object): Promise<Outcome> =>
    outcome(call, await call<OutcomeView>('POST', `${at}/${what}`, p));
  return {
    id,
    messages,
    guilds: () => call('GET', `${at}/guilds`),
    view: (p = {}) => call('GET', `${at}/view${queryOf(p)}`),
    channels: (guild) => call('GET', `${at}/channels${queryOf({ guild })}`),
    dms: () => call('GET', `${at}/dms`),
    dmChannel: () => call('POST', `${at}/dm`),
    commands: (guild) => call('GET', `${at}/commands${queryOf({ guild })}`),
    run: (p) => act('run', p),
    uses: (command, { id, channel }, p = {}) => act('run', { ...p, channel, command, target: id }),
    autocomplete: (p) => call('POST', `${at}/autocomplete`, p),
    click: (p) => act('click', p),
    clickLabel: async ({ channel, message, label }) => {
      const seen = (await messages(channel)).filter((one) => message === undefined || one.id === message).reverse();
      for (const one of seen) {
        const enabled = buttonsOf(one).filter((button) => !button.disabled && button.customId !== null);
        const button =
          enabled.find((candidate) => candidate.label === label) ??
          enabled.find((candidate) => candidate.label.startsWith(label));
        if (button) return await act('click', { channel, message: one.id, customId: button.customId });
      }
      throw new SandboxError(409, `no enabled button "${label}" in sight`);
    },
    choose: (p) => act('choose', p),
    submit: ({ form, ...p }) => act('submit', { form: form.id, ...p }),
    write: (p) => call('POST', `${at}/messages`, p),
    editMessage: ({ message, content }) => call('PATCH', `${at}/messages/${message}`, { content }),
    deleteMessage: ({ message }) => call('DELETE', `${at}/messages/${message}`),
    showTyping: (p) => call('POST', `${at}/typing`, p),
    react: (p) => call('PUT', reaction(at, p)),
    unreact: (p) => call('DELETE', reaction(at, p)),
    pin: ({ message }) => call('PUT', `${at}/messages/${message}/pin`),
    unpin: ({ message }) => call('DELETE', `${at}/messages/${message}/pin`),
    joinVoice: (p) => call('PUT', `${at}/voice`, p),
    setMicrophone: (p) => call('PATCH', `${at}/voice`, p),
    leaveVoice: () => call('DELETE', `${at}/voice`),
    acceptInvite: ({ code }) => call('POST', `${at}/invites/${encodeURIComponent(code)}`),
    createThread: (p) => call('POST', `${at}/threads`, p),
    joinThread: ({ thread }) => call('PUT', `${at}/threads/${thread}`),
    leaveThread: ({ thread }) => call('DELETE', `${at}/threads/${thread}`),
    showInterest: ({ event }) => call('PUT', `${at}/events/${event}`),
    takeInterestBack: ({ event }) => call('DELETE', `${at}/events/${event}`),
  };
}

function reaction(at: string, p: { message: string; emoji: string }): string {
  return `${at}/messages/${p.message}/reactions/${encodeURIComponent(p.emoji)}`;
}

function outcome(call: Call, view: OutcomeView): Outcome {
  return { ...view, settled: () => call('GET', `/interactions/${view.interaction}/settled`) };
}
