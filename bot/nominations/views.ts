import { plainLine, shortened } from '../common/inert';
import { card, withLine, withWordsFirst, type Message } from '../common/message';
import { Refusal } from '../common/refusal';
import type { Sight } from '../intake/useCases';
import { agreementAsked, wayIn } from '../intake/views';
import type { Strings } from '../locales';
import * as ids from './ids';
import { written } from './rules/code';
import type { OwnCode } from './store';
import type { Claimed, Nominated, OwnCodes } from './useCases';

/** What nominating is, and the codes somebody has out; nothing in it tells whether one was used. */
export function nominating(t: Strings, { codes }: OwnCodes, news: 'withdrawn' | null = null): Message {
  return card({
    text: [
      news === 'withdrawn' ? t.nomination.withdrawn() : t.nomination.about(),
      codes.length === 0 ? '' : `${t.nomination.own()}\n${codes.map((code) => `- ${lineOf(t, code)}`).join('\n')}`,
    ],
    selects:
      codes.length === 0
        ? []
        : [
            {
              customId: ids.withdraw.write({}),
              placeholder: t.nomination.ownPlaceholder(),
              choices: codes.map((code) => ({ value: code.id, label: lineOf(t, code), hint: hintOf(t, code) })),
            },
          ],
    buttons: [{ label: t.nomination.nominateSomebody(), customId: ids.nominate.write({}), style: 'primary' }],
  });
}

const lineOf = (t: Strings, code: OwnCode): string => t.nomination.ownCode(code);

/** Discord shows a hint as it is, 100 characters of it. */
function hintOf(t: Strings, { words, isSigned }: OwnCode): string {
  const name = t.nomination.ownHint[isSigned ? 'signed' : 'unsigned'];
  return shortened(words === '' ? name : `${name}: ${plainLine(words)}`, 100);
}

export function nominated(t: Strings, { code, expiresAt, invite, guild, channel }: Nominated): Message {
  const link = typeof invite === 'object' ? invite.code : null;
  const { made, noRight, notAllowed } = t.nomination.inviteNote;
  const note = link !== null ? made : invite === 'no right' ? noRight : notAllowed;
  return card({
    text: [
      t.nomination.ready(),
      t.nomination.toPassOn({
        ...{ code: written(code), expiresAt, invite: link },
        welcome: channel === null ? null : `https://discord.com/channels/${guild}/${channel}`,
      }),
      note,
      t.nomination.afterwards(),
    ],
  });
}

/** Nothing is looked up and nothing kept before the yes; it carries the code along. */
export const agreementWithCode = (t: Strings, sight: Sight, code: string): Message =>
  withLine(
    agreementAsked(t, sight, ids.agreeWithCode.write({ version: sight.agreement.version, code })),
    t.nomination.codeGoesAlong(),
  );

/** The step that comes next, with what came of the code. */
export const afterCode = (t: Strings, sight: Sight, outcome: Claimed | Refusal): Message =>
  withWordsFirst(
    wayIn(t, sight),
    outcome instanceof Refusal ? outcome.in(t) : t.nomination.claimed(outcome.words, outcome.by),
  );
