import { fieldsById, type Typing } from './fields';
import { StoryFault } from '../fault';
import type { Shot } from './scene';
import { buttonsOf, selectsOf, textOf, type SeenChannel, type SeenMessage } from '../../sandbox/client';
import type { Item } from '../../sandbox/page/screen';
import type { Somebody, Town } from './town';

/** What a picture shows of somebody's screen. */

interface Portion {
  /** How many messages: usually the last one alone, and after `from` all that follow. */
  readonly count?: number;
  /** Begins with the newest message of this kind. */
  readonly from?: (message: SeenMessage) => boolean;
  /** Shows the beginning of the thread above them. */
  readonly begins?: true;
}

export const says =
  (words: string) =>
  (message: SeenMessage): boolean =>
    textOf(message).includes(words);
export const offers =
  (label: string) =>
  (message: SeenMessage): boolean =>
    buttonsOf(message).some((button) => button.label === label);

/** Messages of a channel or thread. */
export const place =
  (where: string, p: Portion = {}): Shot =>
  async (town, eyes) => {
    const channel = await town.place(eyes, where);
    const messages = (await eyes.acts.messages(channel.id)).filter(({ ephemeral }) => !ephemeral);
    const items = portion(messages, p).map((message) => town.shown(message));
    if (items.length === 0) throw new StoryFault(`${eyes.name} finds nothing in ${where} to take a picture of.`);
    const above = p.begins ? [await beginning(town, channel)] : [];
    return { place: town.placeOf(channel), items: [...above, ...items] };
  };

function portion(messages: readonly SeenMessage[], { from, count }: Portion): SeenMessage[] {
  if (!from) return messages.slice(-(count ?? 1));
  const start = messages.findLastIndex(from);
  return start === -1 ? [] : messages.slice(start, count === undefined ? undefined : start + count);
}

async function beginning(town: Town, channel: SeenChannel): Promise<Item> {
  const { members } = await town.client.guild(town.guild);
  const by = members.find(({ bot }) => bot)?.id ?? '';
  return { is: 'thread-begun', name: town.nameOf(channel), by, isPrivate: channel.type === 12 };
}

/** What Grove answered to their last deed, and `above` so many messages before it. */
export const answer =
  (p: { above?: number } = {}): Shot =>
  async (town, eyes) => {
    const { channel, messages } = await lastPlace(town, eyes);
    const at = messages.findLastIndex(({ interaction }) => interaction === eyes.last?.interaction);
    if (at === -1) throw new StoryFault(`Grove answered nothing to ${eyes.name}.`);
    const shared = messages.slice(0, at).filter(({ ephemeral }) => !ephemeral);
    const above = p.above ? shared.slice(-p.above) : [];
    const items = [...above, ...messages.slice(at, at + 1)].map((message) => town.shown(message));
    return { place: town.placeOf(channel), items };
  };

/** The newest of what only they can see where they last did something; a card that changes in place is one message. */
export const own = (): Shot => async (town, eyes) => {
  const { channel, messages } = await lastPlace(town, eyes);
  const newest = messages.findLast(({ ephemeral }) => ephemeral);
  if (!newest) throw new StoryFault(`${eyes.name} sees nothing of their own.`);
  return { place: town.placeOf(channel), items: [town.shown(newest)] };
};

/** The form that lies open before them, with what they have typed so far, by label. */
export const form =
  (typed: Typing = {}): Shot =>
  async (town, eyes) => {
    if (!eyes.form) throw new StoryFault(`${eyes.name} has no form open.`);
    const { channel, messages } = await lastPlace(town, eyes);
    const items = messages.slice(-1).map((message) => town.shown(message));
    return { place: town.placeOf(channel), items, form: { form: eyes.form, filled: fieldsById(eyes.form, typed) } };
  };

/** The command that they are typing. */
export const typing = (): Shot => async (town, eyes) => {
  const channel = await town.place(eyes, 'general');
  return { place: town.placeOf(channel), items: [], typed: eyes.typed };
};

/** Their direct messages with Grove, the last ones. */
export const direct =
  (p: { count?: number } = {}): Shot =>
  async (town, eyes) => {
    const messages = (await eyes.acts.dms()).slice(-(p.count ?? 1));
    if (messages.length === 0) throw new StoryFault(`${eyes.name} has no direct message.`);
    return { place: { kind: 'direct', name: 'Grove' }, items: messages.map((message) => town.shown(message)) };
  };

/** The same with a menu opened: the one whose placeholder or label has these words. */
export const opened =
  (shot: Shot, words: string): Shot =>
  async (town, eyes) => {
    const screen = await shot(town, eyes);
    const menus = screen.items.flatMap((item) => (item.is === 'message' ? selectsOf(item.message) : []));
    const menu = menus.findLast(({ placeholder }) => placeholder.includes(words));
    if (!menu) throw new StoryFault(`${eyes.name} sees no menu “${words}”.`);
    return { ...screen, open: menu.customId };
  };

async function lastPlace(town: Town, eyes: Somebody): Promise<{ channel: SeenChannel; messages: SeenMessage[] }> {
  const channels = await eyes.acts.channels(town.guild);
  const channel = channels.find(({ id }) => id === eyes.last?.channel);
  if (!channel) throw new StoryFault(`${eyes.name} has done nothing yet that could be shown.`);
  return { channel, messages: await eyes.acts.messages(channel.id) };
}
