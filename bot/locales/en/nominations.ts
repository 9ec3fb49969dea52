import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import { daysOfCode, longestWords } from '../../nominations/rules/nominating';
import { count, day } from './phrases';

export const commands = {
  nominate: 'Pass a code on to a colleague; nothing about them is asked',
};

export const words = {
  nominate: (): string => 'Nominate',
  nominateSomebody: (): string => 'Nominate somebody',
  haveCode: (): string => 'I have a code',

  about: (): string =>
    `## Nominate a colleague\n` +
    `You get a code and a text to pass on. I ask for no name, and I know of nobody until they use it themselves.\n\n` +
    `Whether they do is theirs: I never tell you, and saying no takes no word.`,
  own: (): string => `**Your codes.** Whether one was used is kept nowhere, so each stands here until its day.`,
  ownCode: (code: { madeAt: Date; expiresAt: Date }): string =>
    `Of ${date(code.madeAt)}, good until ${date(code.expiresAt)}`,
  ownHint: { signed: 'With your name', unsigned: 'Without your name' },
  ownPlaceholder: (): string => 'Withdraw a code',
  withdrawn: (): string =>
    'That code opens nothing from now on. Whoever may have used it before keeps what it gave them.',

  formTitle: (): string => 'Nominate a colleague',
  wordsLabel: (): string => 'A line of encouragement, if you like',
  wordsHint: (): string => 'Whoever uses the code reads it. Please write no name and nothing private.',
  signedLabel: (): string => 'May they know who nominated them?',
  signedPlaceholder: (): string => 'Yes or no',
  signed: { no: 'No, keep my name out of it', yes: 'Yes, tell them it was me' },

  ready: (): string =>
    `## Here is the code\nCopy this and send it to your colleague. I show it only now, and keep no copy.`,
  toPassOn: (p: { code: string; expiresAt: Date; invite: string | null; welcome: string | null }): string =>
    [
      '```',
      'I thought of you: small circles of peers early in business development. Nothing to deliver, and passing is always fine.',
      '',
      'Press “I have a code” in the welcome channel and type:',
      p.code,
      ...(p.welcome === null ? [] : ['', 'The welcome channel is here:', p.welcome]),
      '',
      `It is good for one person, until ${date(p.expiresAt)}.`,
      'Nobody is told whether you use it. No is a fine answer.',
      ...(p.invite === null
        ? []
        : ['', 'Not in the server yet? This lets you in once, within 7 days:', `https://discord.gg/${p.invite}`]),
      '```',
    ].join('\n'),
  inviteNote: {
    made: '-# The link lets one person into the server. Discord shows to anybody who opens it whether it was used.',
    notAllowed: '-# The code alone: your colleague has to be in this server, or to be invited by somebody.',
    noRight:
      '-# Discord does not let me make an invite, so here is the code alone. My role needs *Create Invite* in the welcome channel.',
  },
  afterwards: (): string =>
    `-# \`/nominate\` shows your codes by their dates, and takes one back. After ${daysOfCode} days a code is gone.`,

  codeTitle: (): string => 'Your code',
  codeLabel: (): string => 'The code somebody gave you',
  codeHint: (): string => 'Capitals, spaces and dashes do not matter.',
  codeGoesAlong: (): string => '-# Your code goes along: I look at it when you agree, and not before.',
  claimed: (words: string, by: string | null): string =>
    `**${by === null ? 'A colleague' : mention(by)} nominated you**${words === '' ? '.' : `, and wrote:\n> ${inert(words, longestWords).replaceAll('\n', ' ')}`}\n` +
    `Where room is short, you are among the first. ` +
    `Nobody is told that you used it.`,
};

const date = (at: Date): string => day(at.toISOString().slice(0, 10));

export const refusals = {
  codeDoesNotHold: (): string =>
    'That code does not open anything here. It may be mistyped, used, withdrawn, past its day, or from another server. ' +
    'You can join without one: press *Join*.',
  tooManyCodes: (again: Date): string =>
    `These were several codes that did not hold, so I look at the next one from ${instant(again, 't')} on. ` +
    `You can join without one all the same: press *Join*.`,
  nominatedBefore: (): string =>
    'You have used a code already, and one is enough. This one stays good for somebody else.',
  tooManyNominations: (most: number): string =>
    `You have ${count(most, 'code', 'codes')} out, which is as many as one person can have. \`/nominate\` withdraws one.`,
  encouragementTooLong: (typed: string): string =>
    `A line may have ${longestWords} characters. Here is what you wrote, so that you can shorten it:\n> ${inert(typed, 400)}`,
  tooManyInvites: (): string =>
    'This server has as many invites as Discord allows, so I could make none. Ask a moderator to delete old ones, then try again.',
};
