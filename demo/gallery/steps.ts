import { setTimeout as pause } from 'node:timers/promises';
import { selectsOf, textOf } from '../../sandbox/client';
import { StoryFault } from '../fault';
import { fieldsById } from './fields';
import type { Name, Step } from './scene';

/** What somebody can do in a scene. Everybody acts only through what they can see. */

type Options = Readonly<Record<string, string | number | boolean>>;

/** A command in #general, or elsewhere. */
export const runs =
  (name: Name, command: string, options: Options = {}, where = 'general'): Step =>
  async (town) => {
    const who = town.who(name);
    const { id: channel } = await town.place(who, where);
    const outcome = await who.acts.run({ guild: town.guild, channel, command, options: { ...options } });
    await town.did(who, outcome, { channel, deed: `ran /${command}` });
  };

/** Types a command and does not send it; what Discord offers for the last option stands above. */
export const types =
  (name: Name, command: string, options: Options): Step =>
  async (town) => {
    const who = town.who(name);
    const { id: channel } = await town.place(who, 'general');
    const typed = Object.entries(options).map(([option, value]) => [option, String(value)] as const);
    const [focused = '', value = ''] = typed.at(-1) ?? [];
    const before = Object.fromEntries(Object.entries(options).filter(([option]) => option !== focused));
    const asked = { guild: town.guild, channel, command, options: before, focused, value };
    const choices = (await who.acts.autocomplete(asked)).map((choice) => choice.name).slice(0, 5);
    who.typed = { command, options: typed, choices };
  };

export const presses =
  (name: Name, label: string, where: string): Step =>
  async (town) => {
    const who = town.who(name);
    const { id: channel } = await town.place(who, where);
    const outcome = await who.acts.clickLabel({ channel, label });
    await town.did(who, outcome, { channel, deed: `pressed ${label}` });
  };

/** Chooses options by their labels, in the newest message that has a menu with all of them. */
export const chooses =
  (name: Name, labels: readonly string[], where: string): Step =>
  async (town) => {
    const who = town.who(name);
    const { id: channel } = await town.place(who, where);
    for (const message of (await who.acts.messages(channel)).reverse()) {
      for (const { customId, options } of selectsOf(message)) {
        const chosen = labels.flatMap((label) => options.find((option) => option.label === label)?.value ?? []);
        if (chosen.length < labels.length) continue;
        const outcome = await who.acts.choose({ channel, message: message.id, customId, values: chosen });
        return town.did(who, outcome, { channel, deed: `chose ${labels.join(', ')}` });
      }
    }
    throw new StoryFault(`${name} sees no menu that offers ${labels.join(', ')}.`);
  };

/** Sends the form that is open; fields and options by their labels, those left out keep what they hold. */
export const submits =
  (name: Name, fields: Readonly<Record<string, string | readonly string[]>>): Step =>
  async (town) => {
    const who = town.who(name);
    const { form, last } = who;
    if (!form || !last) throw new StoryFault(`${name} has no form to send.`);
    const outcome = await who.acts.submit({ form, fields: Object.fromEntries(fieldsById(form, fields)) });
    await town.did(who, outcome, { channel: last.channel, deed: `sent the form “${form.title}”` });
  };

/** Opens the form behind a button and sends it. */
export const fills = (
  name: Name,
  p: { label: string; where: string; fields: Readonly<Record<string, string | readonly string[]>> },
): Step => all(presses(name, p.label, p.where), submits(name, p.fields));

/** Chooses a command in the menu of the newest message that says this. */
export const uses =
  (name: Name, p: { command: string; words: string; where: string }): Step =>
  async (town) => {
    const who = town.who(name);
    const { id: channel } = await town.place(who, p.where);
    const message = (await who.acts.messages(channel)).findLast((one) => textOf(one).includes(p.words));
    if (!message) throw new StoryFault(`${name} sees no message “${p.words}”.`);
    const outcome = await who.acts.uses(p.command, message, { guild: town.guild });
    await town.did(who, outcome, { channel, deed: `chose ${p.command}` });
  };

export const writes =
  (name: Name, content: string, where: string): Step =>
  async (town) => {
    const who = town.who(name);
    const { id: channel } = await town.place(who, where);
    await who.acts.write({ channel, content });
    await town.settle();
  };

export const passes =
  (p: { minutes?: number; seconds?: number }): Step =>
  async (town) => {
    await town.clock.advance({ byMs: (p.minutes ?? 0) * 60_000 + (p.seconds ?? 0) * 1000 });
  };

export const until =
  (instant: string): Step =>
  async (town) => {
    await town.clock.advance({ to: new Date(instant).toISOString() });
  };

/** Half a minute at a time, until somebody reads these words in a thread: an hour at most. */
export const untilReads =
  (name: Name, words: string, where: string): Step =>
  async (town) => {
    const who = town.who(name);
    const { id: channel } = await town.place(who, where);
    for (let look = 0; look < 120; look++) {
      if ((await who.acts.messages(channel)).some((message) => textOf(message).includes(words))) return;
      await town.clock.advance({ byMs: 30_000 });
    }
    throw new StoryFault(`${name} never reads “${words}” in ${where}.`);
  };

/** Into a voice room; what Grove hears of it comes by itself, and is awaited where others read it. */
export const entersRoom =
  (name: Name, p: { room: string; where: string; reads: string }): Step =>
  async (town) => {
    const who = town.who(name);
    const { id: room } = await town.place(who, p.room);
    const { id: channel } = await town.place(who, p.where);
    await who.acts.joinVoice({ channel: room });
    for (let look = 0; look < 50; look++) {
      await town.settle();
      if ((await who.acts.messages(channel)).some((message) => textOf(message).includes(p.reads))) return;
      await pause(100);
    }
    throw new StoryFault(`${name} went into ${p.room}, and nobody reads “${p.reads}”.`);
  };

export const leavesRoom =
  (name: Name): Step =>
  (town) =>
    town.who(name).acts.leaveVoice();

/** What the owner of the server does in Discord's own settings. */
export const takesFromGrove = (permissions: bigint): Step => grovesRole((had) => had & ~permissions);
export const givesToGrove = (permissions: bigint): Step => grovesRole((had) => had | permissions);

const grovesRole =
  (change: (had: bigint) => bigint): Step =>
  async (town) => {
    const { members, roles } = await town.client.guild(town.guild);
    const own = roles.find(({ id }) => members.some((member) => member.bot && member.roles.includes(id)));
    if (!own) throw new StoryFault('Grove has no role of its own here.');
    const permissions = change(BigInt(own.permissions)).toString();
    await town.client.editRole({ guild: town.guild, role: own.id, permissions });
  };

/** A step that names somebody by their id. */
export const about =
  (name: Name, step: (id: string) => Step): Step =>
  async (town) => {
    await step(town.who(name).acts.id)(town);
  };

/** Several steps under one name. */
export const all =
  (...steps: readonly Step[]): Step =>
  async (town) => {
    for (const step of steps) await step(town);
  };
