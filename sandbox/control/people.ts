import { joinVoice, leaveVoice } from '../acts/guilds';
import { post, remove } from '../acts/messages';
import { findCommand, mayUse, commandData, shownCommand, visibleCommands } from '../interactions/commands';
import { formData, type FieldValue } from '../interactions/form';
import { interact } from '../interactions/make';
import { Resolver, type OptionValue } from '../interactions/options';
import { InteractionType, type Interaction } from '../interactions/store';
import { done, ok, type Answer, type Ask, type Route } from '../rest/router';
import { ChannelType, Permission } from '../town/flags';
import type { Channel, Message } from '../town/model';
import { allows, canSee, channelPermissions } from '../town/permissions';
import { Component, flattened } from '../wire/components';
import { numberIn, objectIn, objectsIn, textIn, textsIn, type JsonObject } from '../wire/json';
import { isSelect } from '../validate/components';
import { isVoice } from '../shapes/guilds';
import { ControlError } from './errors';
import { asJson } from './town';
import {
  channelNamed,
  channelSeenBy,
  channelView,
  guildNamed,
  messagesSeen,
  messageView,
  outcomeView,
  replyPart,
  userNamed,
} from './views';

/** How long a deferred answer may take to be filled in, in real milliseconds. */
const SETTLE_MS = 15_000;

const who = (ask: Ask): string => userNamed(ask.world, ask.params.user ?? '').id;

function guilds(ask: Ask): Answer {
  const user = who(ask);
  const mine = [...ask.world.town.guilds.values()].filter((guild) => guild.members.has(user));
  return ok(mine.map(({ id, name }) => ({ id, name })));
}

function channels(ask: Ask): Answer {
  const user = who(ask);
  const guild = guildNamed(ask.world, ask.query.get('guild') ?? '');
  const { town } = ask.world;
  return ok(
    [...guild.channels.values()]
      .filter((channel) => canSee(town, channel, user))
      .map((channel) => asJson(channelView(town, channel, user))),
  );
}

function messages(ask: Ask): Answer {
  const user = who(ask);
  const channel = channelSeenBy(ask.world, ask.query.get('channel') ?? '', user);
  const limit = Number(ask.query.get('limit') ?? Infinity);
  const seen = messagesSeen(channel, user);
  return ok(
    seen.slice(Math.max(0, seen.length - limit)).map((message) => asJson(messageView(ask.world.town, message))),
  );
}

function directs(ask: Ask): Answer {
  const user = who(ask);
  const { town } = ask.world;
  const channel = [...town.channels.values()].find((one) => one.recipientId === user);
  return ok(channel ? [...channel.messages.values()].map((message) => asJson(messageView(town, message))) : []);
}

function commands(ask: Ask): Answer {
  const user = who(ask);
  const guild = guildNamed(ask.world, ask.query.get('guild') ?? '');
  return ok(visibleCommands(ask.world, guild, user).map((command) => asJson(shownCommand(command))));
}

async function run(ask: Ask): Promise<Answer> {
  const interaction = speak(ask, InteractionType.Command);
  return await acknowledged(ask, interaction);
}

async function autocomplete(ask: Ask): Promise<Answer> {
  const interaction = speak(ask, InteractionType.Autocomplete);
  await ask.world.interactions.until(
    interaction,
    () => interaction.answer !== null || interaction.failed,
    ask.world.settings.interactionMs + 500,
  );
  if (!interaction.answer) throw new ControlError(504, 'no choices came in time');
  return ok(interaction.choices);
}

function speak(ask: Ask, type: number): Interaction {
  const { body, world } = ask;
  const user = who(ask);
  const guild = guildNamed(world, textIn(body.guild) ?? '');
  const channel = channelSeenBy(world, textIn(body.channel) ?? '', user);
  const spoken = textIn(body.command) ?? '';
  const command = findCommand(world, guild, spoken);
  const forge = body.forge === true;
  if (!forge && !mayUse(world, command, { guild, userId: user, channel }))
    throw new ControlError(403, 'command not visible');
  if (!forge && channel.thread?.archived) throw new ControlError(403, 'no commands in an archived thread');
  const focused = textIn(body.focused);
  const data = commandData(world, {
    guild,
    channel,
    command,
    spoken,
    options: objectIn(body.options) as Record<string, OptionValue>,
    target: textIn(body.target),
    focused: focused === undefined ? undefined : { name: focused, value: textIn(body.value) ?? '' },
    forge,
  });
  return interact(world, { type, userId: user, channel, data, command: textIn(command.body.name) });
}

async function click(ask: Ask): Promise<Answer> {
  const { user, channel, message, customId, component } = touched(ask);
  if (component && component.type !== Component.Button) throw new ControlError(409, 'not a button');
  const data = { custom_id: customId, component_type: Component.Button, id: component?.id ?? 1 };
  return await acknowledged(
    ask,
    interact(ask.world, { type: InteractionType.Component, userId: user, channel, data, source: message }),
  );
}

async function choose(ask: Ask): Promise<Answer> {
  const { user, channel, message, customId, component } = touched(ask);
  const values = textsIn(ask.body.values);
  const type = numberIn(component?.type) ?? Component.StringSelect;
  const forge = ask.body.forge === true;
  if (component && !isSelect(type)) throw new ControlError(409, 'not a select');
  if (component && !forge) checkChoice(component, values);
  const resolver = new Resolver(ask.world, ask.world.town.guilds.get(channel.guildId ?? ''), channel.id);
  for (const id of values) {
    if (type === Component.UserSelect) resolver.user(id);
    if (type === Component.RoleSelect) resolver.role(id);
    if (type === Component.MentionableSelect) resolver.mentionable(id);
    if (type === Component.ChannelSelect) resolver.channel(id);
  }
  const data = {
    custom_id: customId,
    component_type: type,
    id: component?.id ?? 1,
    values,
    resolved: resolver.resolved,
  };
  return await acknowledged(
    ask,
    interact(ask.world, { type: InteractionType.Component, userId: user, channel, data, source: message }),
  );
}

function checkChoice(select: JsonObject, values: readonly string[]): void {
  const min = numberIn(select.min_values) ?? 1;
  const max = numberIn(select.max_values) ?? 1;
  if (values.length < min || values.length > max)
    throw new ControlError(400, `between ${min} and ${max} values are wanted`);
  if (select.type !== Component.StringSelect) return;
  const known = objectsIn(select.options).flatMap((option) => textIn(option.value) ?? []);
  for (const value of values) if (!known.includes(value)) throw new ControlError(400, `no such option: ${value}`);
}

/** The component must really be there, for this person, and enabled; a forged one needs a real message only. */
function touched(ask: Ask): {
  user: string;
  channel: Channel;
  message: Message;
  customId: string;
  component: JsonObject | undefined;
} {
  const user = who(ask);
  const channel = channelSeenBy(ask.world, textIn(ask.body.channel) ?? '', user);
  const message = messagesSeen(channel, user).find(({ id }) => id === ask.body.message);
  if (!message) throw new ControlError(404, 'no such message');
  const customId = textIn(ask.body.customId) ?? '';
  const component = flattened(message.components).find((one) => one.custom_id === customId);
  if (ask.body.forge === true) return { user, channel, message, customId, component };
  if (!component) throw new ControlError(409, 'no such component');
  if (component.disabled === true) throw new ControlError(409, 'the component is disabled');
  return { user, channel, message, customId, component };
}

async function submit(ask: Ask): Promise<Answer> {
  const { body, world } = ask;
  const user = who(ask);
  const open = world.interactions.forms.get(textIn(body.form) ?? '');
  if (open?.from.userId !== user) throw new ControlError(404, 'no such form');
  const channel = channelNamed(world, open.from.channelId);
  const resolver = new Resolver(world, world.town.guilds.get(channel.guildId ?? ''), channel.id);
  const fields = objectIn(body.fields) as Record<string, FieldValue>;
  const data = formData(open.form, { fields, resolver, forge: body.forge === true });
  world.interactions.forms.delete(open.form.id);
  const source = open.from.sourceId === null ? undefined : world.town.messages.get(open.from.sourceId);
  return await acknowledged(ask, interact(world, { type: InteractionType.Modal, userId: user, channel, data, source }));
}

/** Waits for the answer, or for the three seconds to be over. */
async function acknowledged(ask: Ask, interaction: Interaction): Promise<Answer> {
  const { world } = ask;
  await world.interactions.until(
    interaction,
    () => isAnswered(interaction) || interaction.failed,
    world.settings.interactionMs + 500,
  );
  return ok(asJson(outcomeView(world, interaction)));
}

function isAnswered(interaction: Interaction): boolean {
  return interaction.answer !== null;
}

async function settled(ask: Ask): Promise<Answer> {
  const { world } = ask;
  const interaction = world.interactions.byId.get(ask.params.interaction ?? '');
  if (!interaction) throw new ControlError(404, 'no such interaction');
  const inTime = await world.interactions.until(interaction, () => !interaction.pending, SETTLE_MS);
  if (!inTime) throw new ControlError(504, 'the deferred answer was never filled in');
  const followUps = interaction.followUps.flatMap((id) => world.town.messages.get(id) ?? []);
  return ok(
    asJson({
      ...replyPart(world, interaction),
      followUps: followUps.map((message) => messageView(world.town, message)),
    }),
  );
}

function write(ask: Ask): Answer {
  const { world } = ask;
  const user = who(ask);
  const channel = channelSeenBy(world, textIn(ask.body.channel) ?? '', user);
  const bits = channelPermissions(world.town, channel, user);
  if (!allows(bits, channel.thread ? Permission.SendMessagesInThreads : Permission.SendMessages))
    throw new ControlError(403, 'not allowed to write here');
  if (channel.thread?.locked && !allows(bits, Permission.ManageThreads))
    throw new ControlError(403, 'the thread is locked');
  const content = textIn(ask.body.content) ?? '';
  if (content.trim() === '' || content.length > 2000)
    throw new ControlError(400, 'between 1 and 2000 characters are wanted');
  const message = post(world, {
    channel,
    author: user,
    content,
    embeds: [],
    components: [],
    attachments: [],
    flags: 0,
    repliesTo: textIn(ask.body.repliesTo),
  });
  return ok(asJson(messageView(world.town, message)));
}

function erase(ask: Ask): Answer {
  const user = who(ask);
  const message = ask.world.town.messages.get(ask.params.message ?? '');
  if (message?.authorId !== user) throw new ControlError(403, 'not your message');
  remove(ask.world, message);
  return done;
}

function enterVoice(ask: Ask): Answer {
  const { world } = ask;
  const user = who(ask);
  const channel = channelSeenBy(world, textIn(ask.body.channel) ?? '', user);
  if (!isVoice(channel.type)) throw new ControlError(400, 'not a voice channel');
  const guild = guildNamed(world, channel.guildId ?? '');
  if (!allows(channelPermissions(world.town, channel, user), Permission.Connect))
    throw new ControlError(403, 'not allowed to connect');
  const inside = [...guild.voice.values()].filter((state) => state.channelId === channel.id).length;
  if (channel.userLimit > 0 && inside >= channel.userLimit) throw new ControlError(403, 'the channel is full');
  joinVoice(world, guild, { user, channel: channel.id, suppress: channel.type === ChannelType.Stage });
  return done;
}

function exitVoice(ask: Ask): Answer {
  const user = who(ask);
  for (const guild of ask.world.town.guilds.values()) leaveVoice(ask.world, guild, user);
  return done;
}

export const memberRoutes: Route[] = [
  { method: 'GET', path: '/as/:user/guilds', handler: guilds },
  { method: 'GET', path: '/as/:user/channels', handler: channels },
  { method: 'GET', path: '/as/:user/messages', handler: messages },
  { method: 'GET', path: '/as/:user/dms', handler: directs },
  { method: 'GET', path: '/as/:user/commands', handler: commands },
  { method: 'POST', path: '/as/:user/run', handler: run },
  { method: 'POST', path: '/as/:user/autocomplete', handler: autocomplete },
  { method: 'POST', path: '/as/:user/click', handler: click },
  { method: 'POST', path: '/as/:user/choose', handler: choose },
  { method: 'POST', path: '/as/:user/submit', handler: submit },
  { method: 'POST', path: '/as/:user/messages', handler: write },
  { method: 'DELETE', path: '/as/:user/messages/:message', handler: erase },
  { method: 'PUT', path: '/as/:user/voice', handler: enterVoice },
  { method: 'DELETE', path: '/as/:user/voice', handler: exitVoice },
  { method: 'GET', path: '/interactions/:interaction/settled', handler: settled },
];
