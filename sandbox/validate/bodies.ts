import { CallbackType, SAYING } from '../interactions/store';
import type { Ask } from '../rest/router';
import type { Town } from '../town/model';
import { numberIn, objectIn, isObject } from '../wire/json';
import { checkChannel } from './channels';
import { checkCommands } from './commands';
import { Complaints } from './complaints';
import { checkChoices } from './choices';
import { checkMessage, checkParts, needData } from './messages';
import { checkModal } from './modals';

/** A request, as far as its body can be judged before anything is done. */
export interface Asked extends Pick<Ask, 'params' | 'body' | 'list' | 'files'> {
  readonly town: Pick<Town, 'messages' | 'commands' | 'channels' | 'guilds'>;
}

/**
 * The rules of our own, by the route whose bodies they judge, as far as the body alone can tell. The handlers apply the
 * same functions, with what the town knows besides; this is for saying what is wrong with a body that is refused anyway.
 */
export const ownRules: Readonly<Partial<Record<string, (ask: Asked) => void>>> = {
  'POST /channels/:channel/messages': (ask) => checkMessage(ask.body, { files: ask.files.length }),
  'PATCH /channels/:channel/messages/:message': checkChange,
  'POST /webhooks/:webhook/:token': (ask) => checkMessage(ask.body, { files: ask.files.length }),
  'PATCH /webhooks/:webhook/:token/messages/:message': checkChange,
  'POST /interactions/:interaction/:token/callback': checkCallback,
  'POST /guilds/:guild/channels': (ask) => checkChannel(ask.body, { fresh: true }),
  'PATCH /channels/:channel': (ask) =>
    checkChannel(ask.body, { fresh: false, type: ask.town.channels.get(ask.params.channel ?? '')?.type }),
  'POST /channels/:channel/threads': (ask) => checkChannel(ask.body, { fresh: true }),
  'POST /channels/:channel/messages/:message/threads': (ask) => checkChannel(ask.body, { fresh: true }),
  ...commandRules('/applications/:application/commands'),
  ...commandRules('/applications/:application/guilds/:guild/commands'),
};

function commandRules(path: string): Partial<Record<string, (ask: Asked) => void>> {
  return {
    [`PUT ${path}`]: (ask) => checkCommands(ask.list.filter(isObject), (at) => [at]),
    [`POST ${path}`]: (ask) => checkCommands([ask.body], () => []),
    [`PATCH ${path}/:command`]: (ask) => {
      const old = ask.town.commands.get(ask.params.command ?? '');
      checkCommands([{ ...old?.body, ...ask.body }], () => []);
    },
  };
}

function checkChange(ask: Asked): void {
  const message = ask.town.messages.get(ask.params.message ?? '');
  const wrong = new Complaints();
  checkParts(wrong, ask.body, {
    flags: (message?.flags ?? 0) | (numberIn(ask.body.flags) ?? 0),
    files: ask.files.length,
  });
  wrong.end();
}

function checkCallback(ask: Asked): void {
  const data = objectIn(ask.body.data);
  const type = numberIn(ask.body.type) ?? 0;
  if (SAYING.includes(type)) needData(ask.body);
  if (type === CallbackType.Message) checkMessage(data, { files: ask.files.length, at: ['data'] });
  if (type === CallbackType.Update) {
    const wrong = new Complaints(['data']);
    checkParts(wrong, data, { flags: numberIn(data.flags) ?? 0, files: ask.files.length });
    wrong.end();
  }
  if (type === CallbackType.Choices) checkChoices(data);
  if (type === CallbackType.Modal) checkModal(data);
}
