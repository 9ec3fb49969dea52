import { remove } from '../acts/messages';
import {
  acknowledge,
  answerWithMessage,
  deferMessage,
  deferUpdate,
  editAnswer,
  followUp,
  needUnanswered,
  openForm,
  updateSource,
} from '../interactions/answer';
import { CallbackType, InteractionType, SAYING, type Interaction } from '../interactions/store';
import { messageShape } from '../shapes/messages';
import { Permission } from '../town/flags';
import type { Message } from '../town/model';
import { checkChoices } from '../validate/choices';
import { checkMessage, checkMessageEdit, needData, wrongCallbackType } from '../validate/messages';
import { checkModal } from '../validate/modals';
import { numberIn, objectIn, objectsIn, type JsonObject } from '../wire/json';
import { changeFrom, draftFrom, needSmallFiles } from './draft';
import { no } from './errors';
import { may } from './find';
import { done, ok, type Answer, type Ask, type Route } from './router';

/** The first answer to an interaction. */
function callback(ask: Ask): Answer {
  const interaction = ask.world.interactions.byId.get(ask.params.interaction ?? '');
  if (!interaction) throw no('unknownInteraction');
  if (interaction.token !== ask.params.token) throw no('deadToken');
  const type = numberIn(ask.body.type) ?? 0;
  needUnanswered(ask.world, interaction);
  checkCallback(ask, interaction, type);
  needOpenThread(ask, interaction);
  const give = prepared(ask, interaction, type);
  acknowledge(interaction, type);
  const message = give();
  return ask.query.get('with_response') === 'true' ? ok(response(ask, interaction, message)) : done;
}

/** In a locked and archived thread even an answer is refused, unless the bot holds Manage Threads. */
function needOpenThread(ask: Ask, interaction: Interaction): void {
  const channel = ask.world.town.channels.get(interaction.channelId);
  if (!channel) throw no('unknownChannel');
  if (!channel.thread?.archived || !channel.thread.locked) return;
  if (!may(ask, channel, Permission.ManageThreads)) throw no('archived');
}

/** Everything that can be refused is refused before the interaction counts as answered. */
function checkCallback(ask: Ask, interaction: Interaction, type: number): void {
  const data = objectIn(ask.body.data);
  const source = interaction.sourceId === null ? undefined : ask.world.town.messages.get(interaction.sourceId);
  if (SAYING.includes(type)) needData(ask.body);
  const typing = interaction.type === InteractionType.Autocomplete;
  if (!Object.values(CallbackType).some((known) => known === type))
    throw wrongCallbackType('Value must be one of {1, 4, 5, 6, 7, 8, 9}.');
  if (typing !== (type === CallbackType.Choices))
    throw wrongCallbackType('Choices answer a question for choices, and nothing else does.');
  if ((type === CallbackType.Update || type === CallbackType.DeferredUpdate) && interaction.sourceId === null) {
    throw wrongCallbackType('There is no message to update.');
  }
  if (type === CallbackType.Modal && interaction.type === InteractionType.Modal)
    throw wrongCallbackType('A form cannot be answered with a form.');
  needSmallFiles(ask);
  if (type === CallbackType.Message) checkMessage(data, { files: ask.files.length, at: ['data'] });
  if (type === CallbackType.Update) {
    if (!source) throw no('unknownMessage');
    checkMessageEdit(data, source, { files: ask.files.length, at: ['data'] });
  }
  if (type === CallbackType.Modal) checkModal(data);
  if (type === CallbackType.Choices) checkChoices(data);
}

/** Reads what the answer says, which may be refused, and gives what is left to do. */
function prepared(ask: Ask, interaction: Interaction, type: number): () => Message | null {
  const { world } = ask;
  const data = objectIn(ask.body.data);
  if (type === CallbackType.Message || type === CallbackType.DeferredMessage) {
    const draft = draftFrom(ask, data, interaction.channelId);
    if (type === CallbackType.Message) return () => answerWithMessage(world, interaction, draft);
    return () => deferMessage(world, interaction, draft.flags);
  }
  if (type === CallbackType.Update) {
    const source = world.town.messages.get(interaction.sourceId ?? '');
    const change = source ? changeFrom(ask, data, source) : {};
    return () => updateSource(world, interaction, change);
  }
  return () => {
    if (type === CallbackType.DeferredUpdate) deferUpdate(world, interaction);
    if (type === CallbackType.Modal) openForm(world, interaction, data);
    if (type === CallbackType.Choices) {
      interaction.choices = objectsIn(data.choices);
      world.interactions.changed(interaction);
    }
    return null;
  };
}

function response(ask: Ask, interaction: Interaction, message: Message | null): JsonObject {
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      response_message_id: message?.id ?? null,
      response_message_loading: interaction.pending,
      response_message_ephemeral: message !== null && message.onlyFor !== null,
    },
    resource: {
      type: interaction.answer?.type ?? null,
      ...(message ? { message: messageShape(ask.world.town, message) } : {}),
    },
  };
}

/** A token is good for fifteen minutes, and only once the interaction has been answered. */
function living(ask: Ask): Interaction {
  const interaction = ask.world.interactions.byToken.get(ask.params.token ?? '');
  if (!interaction || ask.params.webhook !== ask.world.town.applicationId) throw no('unknownWebhook');
  if (Date.now() - interaction.bornAt >= ask.world.settings.tokenMs) throw no('deadToken');
  if (!interaction.answer) throw no('unknownWebhook');
  return interaction;
}

function named(ask: Ask, interaction: Interaction): Message {
  const wanted = ask.params.message === '@original' ? interaction.originalId : ask.params.message;
  const own =
    wanted !== undefined &&
    wanted !== null &&
    (wanted === interaction.originalId || interaction.followUps.includes(wanted));
  const message = own ? ask.world.town.messages.get(wanted) : undefined;
  if (!message) throw no('unknownMessage');
  return message;
}

function sendFollowUp(ask: Ask): Answer {
  const interaction = living(ask);
  checkMessage(ask.body, { files: ask.files.length });
  needSmallFiles(ask);
  return ok(
    messageShape(ask.world.town, followUp(ask.world, interaction, draftFrom(ask, ask.body, interaction.channelId))),
  );
}

function readAnswer(ask: Ask): Answer {
  return ok(messageShape(ask.world.town, named(ask, living(ask))));
}

function changeAnswer(ask: Ask): Answer {
  const interaction = living(ask);
  const message = named(ask, interaction);
  checkMessageEdit(ask.body, message, { files: ask.files.length });
  needSmallFiles(ask);
  const change = changeFrom(ask, ask.body, message);
  return ok(messageShape(ask.world.town, editAnswer(ask.world, interaction, message, change)));
}

function removeAnswer(ask: Ask): Answer {
  const interaction = living(ask);
  const message = named(ask, interaction);
  remove(ask.world, message);
  if (message.id === interaction.originalId) interaction.pending = false;
  ask.world.interactions.changed(interaction);
  return done;
}

export const interactionRoutes: Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', handler: callback, open: true },
  { method: 'POST', path: '/webhooks/:webhook/:token', handler: sendFollowUp, open: true },
  { method: 'GET', path: '/webhooks/:webhook/:token/messages/:message', handler: readAnswer, open: true },
  { method: 'PATCH', path: '/webhooks/:webhook/:token/messages/:message', handler: changeAnswer, open: true },
  { method: 'DELETE', path: '/webhooks/:webhook/:token/messages/:message', handler: removeAnswer, open: true },
];
