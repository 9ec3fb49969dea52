import { Refusal } from '../../../bot/common/refusal';
import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/nominations';
import { longestWords, mostCodes } from '../../../bot/nominations/rules/nominating';
import { afterCode, agreementWithCode, nominated, nominating } from '../../../bot/nominations/views';
import { sight } from './intake';
import { start, twelve, type Samples } from './samples';

const [first = ''] = twelve;
const later = new Date('2027-03-31T18:00:00Z');

export const words: Samples<typeof said> = {
  ownCode: () => [{ madeAt: start, expiresAt: later }],
  ownHint: {},
  signed: {},
  toPassOn: () => [
    { code: 'ABCD-EFGH-JKMN-PQRS', expiresAt: later, invite: 'aBcDeFgH', welcome: 'https://discord.com/channels/1/2' },
  ],
  inviteNote: {},
  claimed: (words) => [words, first],
};

export const refusals: Samples<typeof sayings> = {
  tooManyCodes: () => [start],
  tooManyNominations: () => [10],
  encouragementTooLong: (words) => [words],
};

const long = '@'.repeat(longestWords);
const codes = Array.from({ length: mostCodes }, (_, at) => ({
  id: `922337203685477580${at}`,
  ...{ madeAt: start, expiresAt: later, words: long, isSigned: at % 2 === 0, invite: null },
}));
const ready = { code: 'ABCDEFGHJKMNPQRS', expiresAt: later, guild: '1', channel: '1' };

export const messages: [string, Message][] = [
  ['what nominating is', nominating(en, { codes: [], invites: false })],
  ['somebody’s codes', nominating(en, { codes, invites: true })],
  ['a code is withdrawn', nominating(en, { codes, invites: true }, 'withdrawn')],
  ['a code alone', nominated(en, { ...ready, invite: 'not allowed' })],
  ['a code where no invite could be made', nominated(en, { ...ready, invite: 'no right' })],
  ['a code with an invite', nominated(en, { ...ready, invite: { code: 'aBcDeFgH' } })],
  ['the agreement with a code', agreementWithCode(en, sight('agreement', null), 'ABCDEFGHJKMNPQRS')],
  ['a code that holds', afterCode(en, sight(null), { words: long, by: first })],
  ['a code that does not hold', afterCode(en, sight('about'), new Refusal('codeDoesNotHold'))],
];
