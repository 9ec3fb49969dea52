import { USERS_ONLY } from '../acts/mentions';
import { edit, post, type Draft } from '../acts/messages';
import { no } from '../rest/errors';
import { MessageFlag } from '../town/flags';
import type { Answered, Message } from '../town/model';
import { snowflake } from '../town/snowflake';
import { customIdsIn, withComponentIds } from '../wire/components';
import { objectsIn, textIn, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { InteractionType, type Interaction } from './store';

/** A second answer is refused, and so is one after three seconds. */
export function needUnanswered(world: World, interaction: Interaction): void {
  if (interaction.answer) throw no('alreadyAcknowledged');
  const late = Date.now() - interaction.bornAt >= world.settings.interactionMs;
  if (interaction.failed || late) throw no('unknownInteraction');
}

/** From here on the interaction counts as answered. */
export function acknowledge(interaction: Interaction, type: number): void {
  interaction.answer = { type, afterMs: performance.now() - interaction.sentAt };
  clearTimeout(interaction.timer);
}

export function answerWithMessage(world: World, interaction: Interaction, draft: Draft): Message {
  const message = say(world, interaction, draft);
  interaction.originalId = message.id;
  world.interactions.changed(interaction);
  return message;
}

/** "Thinking ...": a message that is there already, with nothing in it. */
export function deferMessage(world: World, interaction: Interaction, flags: number): Message {
  interaction.pending = true;
  const loading: Draft = {
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    flags: (flags & MessageFlag.Ephemeral) | MessageFlag.Loading,
  };
  return answerWithMessage(world, interaction, loading);
}

export function deferUpdate(world: World, interaction: Interaction): void {
  interaction.pending = true;
  interaction.originalId = interaction.sourceId;
  world.interactions.changed(interaction);
}

export function updateSource(world: World, interaction: Interaction, change: Partial<Draft>): Message {
  const source = interaction.sourceId === null ? undefined : world.town.messages.get(interaction.sourceId);
  if (!source) throw no('unknownMessage');
  interaction.originalId = source.id;
  edit(world, source, pingingUsers(change));
  world.interactions.changed(interaction);
  return source;
}

export function openForm(world: World, interaction: Interaction, modal: JsonObject): void {
  const components = withComponentIds(objectsIn(modal.components));
  const form = {
    id: snowflake(),
    customId: textIn(modal.custom_id) ?? '',
    title: textIn(modal.title) ?? '',
    components,
  };
  interaction.form = form;
  world.interactions.forms.set(form.id, { form, from: interaction });
  world.ledger.write({
    kind: 'form',
    guild: interaction.guildId,
    channel: interaction.channelId,
    author: world.town.botId,
    audience: [interaction.userId],
    text: form.title,
    customIds: [form.customId, ...customIdsIn(components)],
  });
  world.interactions.changed(interaction);
}

/** The first one after a deferral fills the deferral in, and is seen by whom that was for; the others are messages of their own. */
export function followUp(world: World, interaction: Interaction, draft: Draft): Message {
  const original = interaction.originalId === null ? undefined : world.town.messages.get(interaction.originalId);
  if (original && original.flags & MessageFlag.Loading) return editAnswer(world, interaction, original, draft);
  const message = say(world, interaction, draft);
  interaction.followUps.push(message.id);
  interaction.pending = false;
  world.interactions.changed(interaction);
  return message;
}

/** Fills a deferral in, or changes what `@original` says. */
export function editAnswer(world: World, interaction: Interaction, message: Message, change: Partial<Draft>): Message {
  edit(world, message, pingingUsers(change));
  if (message.id === interaction.originalId) interaction.pending = false;
  world.interactions.changed(interaction);
  return message;
}

function pingingUsers<Said extends Partial<Draft>>(said: Said): Said {
  return { ...said, allowedMentions: said.allowedMentions ?? USERS_ONLY };
}

function say(world: World, interaction: Interaction, draft: Draft): Message {
  const channel = world.town.channels.get(interaction.channelId);
  if (!channel) throw no('unknownChannel');
  return post(world, {
    ...pingingUsers(draft),
    channel,
    author: world.town.botId,
    flags: draft.flags & ~MessageFlag.Ephemeral,
    onlyFor: draft.flags & MessageFlag.Ephemeral ? interaction.userId : null,
    answers: answeredBy(interaction),
  });
}

/** For a form, with what the form was the answer to. */
function answeredBy(interaction: Interaction): Answered {
  const { id, type, userId, command, commandType, targetId, sourceId, from } = interaction;
  return {
    ...{ interactionId: id, type, userId, command },
    ...(commandType === null ? {} : { commandType }),
    ...(targetId !== null && commandType === 2 ? { targetUserId: targetId } : {}),
    ...(targetId !== null && commandType === 3 ? { targetMessageId: targetId } : {}),
    ...(type === InteractionType.Component && sourceId !== null ? { sourceId } : {}),
    ...(from === null ? {} : { from: answeredBy(from) }),
  };
}
