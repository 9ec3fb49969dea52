import type { REST } from '@discordjs/rest';
import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import { formPayload } from '../../common/form';
import type { Message } from '../../common/message';
import type { Acknowledge, Answers } from '../../interactions/ask';
import { delivering } from './faults';

interface Token {
  readonly application: string;
  readonly interaction: string;
  readonly token: string;
}

/**
 * Answers to one interaction. They have a REST of their own: Discord does not count them in its 50 requests a second,
 * but discord.js would count them in its own.
 */
export function answersTo({ application, interaction, token }: Token, rest: REST): Answers {
  const callback = (type: InteractionResponseType, data?: object): Promise<void> =>
    delivering(
      rest.post(Routes.interactionCallback(interaction, token), {
        body: data ? { type, data } : { type },
        auth: false,
      }),
    ).then(() => undefined);
  const forThemAlone = (message: Message): object => ({ ...message, flags: message.flags | MessageFlags.Ephemeral });

  return {
    defer: (how: Acknowledge) =>
      how === 'in place'
        ? callback(InteractionResponseType.DeferredMessageUpdate)
        : callback(InteractionResponseType.DeferredChannelMessageWithSource, { flags: MessageFlags.Ephemeral }),
    say: (message) => callback(InteractionResponseType.ChannelMessageWithSource, forThemAlone(message)),
    form: (form) => callback(InteractionResponseType.Modal, formPayload(form)),
    suggest: (choices) =>
      callback(InteractionResponseType.ApplicationCommandAutocompleteResult, {
        choices: choices.map((choice) => ({ name: choice.slice(0, 100), value: choice.slice(0, 100) })),
      }),
    async edit(message, file) {
      const files = file ? [{ name: file.name, data: Buffer.from(file.text, 'utf8') }] : [];
      await delivering(rest.patch(Routes.webhookMessage(application, token), { body: message, files, auth: false }));
    },
    whisper: (message) =>
      delivering(rest.post(Routes.webhook(application, token), { body: forThemAlone(message), auth: false })).then(
        () => undefined,
      ),
  };
}
