import { commandData, findCommand, mayUse } from '../interactions/commands';
import { formData, type FieldValue } from '../interactions/form';
import { interact } from '../interactions/make';
import { Resolver, type OptionValue } from '../interactions/options';
import { InteractionType, type Interaction } from '../interactions/store';
import { ControlError } from '../refusal';
import { ok, type Answer, type Ask, type Route } from '../rest/router';
import { CommandType } from '../town/flags';
import { guildHolding } from '../town/lookup';
import type { Channel, Message } from '../town/model';
import { isSelect } from '../validate/components';
import { Component, flattened } from '../wire/components';
import { asJson, numberIn, objectIn, objectsIn, textIn, textsIn, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { channelNamed, channelSeenBy, guildNamed, who } from './find';
import { messageView, outcomeView, replyPart, seesMessage } from './views';

/** What one person does with the bot: commands, buttons, selects, forms. */

/** How long a deferred answer may take to be filled in, in real milliseconds. */
const SETTLE_MS = 15_000;

async function run(ask: Ask): Promise<Answer> {
  const interaction = speak(ask, InteractionType.Command);
  return await acknowledged(ask, interaction);
}

async function autocomplete(ask: Ask): Promise<Answer> {
  const interaction = speak(ask, InteractionType.Autocomplete);
  await answeredOrFailed(ask, interaction);
  if (!interaction.answer) throw new ControlError(504, 'no choices came in time');
  return ok(interaction.choices);
}

function speak(ask: Ask, type: number): Interaction {
  const { body, world } = ask;
  const user = who(ask);
  const guild = textIn(body.guild) === undefined ? undefined : guildNamed(world, textIn(body.guild) ?? '');
  const channel = channelSeenBy(world, textIn(body.channel) ?? '', user);
  const spoken = textIn(body.command) ?? '';
  const command = findCommand(world, guild, spoken);
  const forge = body.forge === true;
  if (!forge && !mayUse(world, command, { guild, userId: user, channel }))
    throw new ControlError(403, 'command not visible');
  if (!forge && channel.thread?.archived) throw new ControlError(403, 'no commands in an archived thread');
  const target = textIn(body.target);
  if (!forge && command.body.type === CommandType.Message) needInSight(world, channel, { user, message: target ?? '' });
  const focused = textIn(body.focused);
  const data = commandData(world, {
    guild,
    channel,
    user,
    command,
    spoken,
    options: objectIn(body.options) as Record<string, OptionValue>,
    target,
    focused: focused === undefined ? undefined : { name: focused, value: textIn(body.value) ?? '' },
    forge,
  });
  return interact(world, { type, userId: user, channel, data, command: spoken });
}

/** A menu opens on what somebody sees, where they see it; what is theirs alone to see has none. */
function needInSight(world: World, channel: Channel, p: { user: string; message: string }): void {
  const message = channel.messages.get(p.message);
  if (message?.onlyFor !== null || !seesMessage(world.town, channel, { message, userId: p.user }))
    throw new ControlError(404, `no such message here: ${p.message}`);
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
  const guild = guildHolding(ask.world.town, channel);
  const resolver = new Resolver(ask.world, { guild, channel: channel.id, user, forge });
  resolver.chosen(component ?? {}, values);
  const data = {
    custom_id: customId,
    component_type: type,
    id: component?.id ?? 1,
    values,
    ...(type === Component.StringSelect ? {} : { resolved: resolver.resolved }),
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
  const message = channel.messages.get(textIn(ask.body.message) ?? '');
  if (!message || !seesMessage(ask.world.town, channel, { message, userId: user }))
    throw new ControlError(404, 'no such message');
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
  const guild = guildHolding(world.town, channel);
  const forge = body.forge === true;
  const resolver = new Resolver(world, { guild, channel: channel.id, user, forge });
  const fields = objectIn(body.fields) as Record<string, FieldValue>;
  const data = formData(open.form, { fields, resolver });
  if (forge && textIn(body.customId) !== undefined) data.custom_id = textIn(body.customId) ?? '';
  const source = open.from.sourceId === null ? undefined : world.town.messages.get(open.from.sourceId);
  const interaction = interact(world, {
    type: InteractionType.Modal,
    userId: user,
    channel,
    data,
    source,
    from: open.from,
  });
  const answer = await acknowledged(ask, interaction);
  // A form that nobody answered stays open on the screen, and can be sent again.
  if (interaction.answer) world.interactions.forms.delete(open.form.id);
  return answer;
}

async function acknowledged(ask: Ask, interaction: Interaction): Promise<Answer> {
  await answeredOrFailed(ask, interaction);
  return ok(asJson(outcomeView(ask.world, interaction)));
}

/** Waits for the answer, or for the three seconds to be over. */
async function answeredOrFailed({ world }: Ask, interaction: Interaction): Promise<void> {
  const isOver = (): boolean => interaction.answer !== null || interaction.failed;
  await world.interactions.until(interaction, isOver, world.settings.interactionMs + 500);
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

export const actingRoutes: Route[] = [
  { method: 'POST', path: '/as/:user/run', handler: run },
  { method: 'POST', path: '/as/:user/autocomplete', handler: autocomplete },
  { method: 'POST', path: '/as/:user/click', handler: click },
  { method: 'POST', path: '/as/:user/choose', handler: choose },
  { method: 'POST', path: '/as/:user/submit', handler: submit },
  { method: 'GET', path: '/interactions/:interaction/settled', handler: settled },
];
