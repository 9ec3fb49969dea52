import { inert } from '../../common/inert';
import { instant } from '../../common/message';
import type { Holdings, Role, Seat, Told } from '../../privacy/holdings';
import { count, list } from './phrases';
import { noPlace } from './why';

type One<K extends keyof Holdings> = Holdings[K][number];

const states: Record<Told['state'], (at: Date) => string> = {
  draft: (begun) => `begun on ${instant(begun)}, and on no list`,
  waiting: (submitted) => `on the list since ${instant(submitted)}`,
  paused: (submitted) => `on the list since ${instant(submitted)}, and pausing`,
  placed: (submitted) => `in a circle, after you came to the list on ${instant(submitted)}`,
};
const answers: Readonly<Record<string, string>> = {
  coming: 'you are coming',
  late: 'you will be late',
  'not this week': 'not this week',
};
const writtenAs: Readonly<Record<One<'brought'>['kind'], string>> = {
  case: 'the case you would like to bring',
  question: 'your question to the circle',
  step: 'your own next step, which nobody else sees',
  helped: 'what helped you',
};
const fact = (name: string, value: string): string => `\n- ${name}: ${value === '' ? 'not told' : value}`;
const words = (text: string): string => inert(text, 120).replaceAll('\n', ' ');
const keys = (named: readonly string[]): string => (named.length === 0 ? '' : list(named.map((one) => inert(one, 40))));

export const commands = {
  mydata: 'What Grove holds about you, and how it goes',
  mydataShow: 'Show everything Grove holds about you, with a file of it',
  mydataExport: 'Everything Grove holds about you, as a file that other programs can read',
  mydataErase: 'Erase everything Grove holds about you; you are asked once',
};

const said = {
  title: (): string => '## What Grove holds about you',
  nothing: (): string =>
    'Grove holds nothing about you that it can show; a report about a message of yours would be shown once it is closed. If you would like to join, press *Join* in the welcome channel.',
  application: (told: Told): string =>
    `**Your answers** (${states[told.state](told.submittedAt)})` +
    fact('called', inert(told.called, 60)) +
    fact('work', words(told.work)) +
    fact('what would make a circle worth it', words(told.wish)) +
    fact('years', told.years === null ? '' : String(told.years)) +
    fact('employer, shown to nobody', words(told.employer ?? '')) +
    fact('languages', keys(told.languages)) +
    fact('wants to learn', keys(told.wants)) +
    fact('can offer', keys(told.offers)) +
    fact('time zone', inert(told.zone ?? '', 60)) +
    fact('free', told.availability.length === 0 ? '' : `${told.availability.length / 2} hours a week`) +
    (told.pausedUntil === null ? '' : fact('pausing until', instant(told.pausedUntil, 'D'))) +
    (told.nominated ? fact('nominated', 'yes; by whom is not kept') : '') +
    (told.tellsDirectly ? fact('told of changes by direct message', 'yes') : '') +
    (told.noPlace === null ? '' : fact('why you wait', noPlace[told.noPlace])) +
    fact('agreed to what the community asks', told.agreedAt === null ? '' : instant(told.agreedAt)),
  otherServers: (others: number): string =>
    `You have also joined in ${count(others, 'other server', 'other servers')}; the file has those answers too.`,
  circle: ({ name, joinedAt, hasBegun, isOver, leftOut, pausedUntil }: Seat): string =>
    (hasBegun || isOver
      ? `- You sit in **${inert(name, 80)}**, since ${instant(joinedAt)}.`
      : `- Moderators prepare a circle with you in it, **${inert(name, 80)}**, since ${instant(joinedAt)}. It may still change.`) +
    (leftOut ? ' You asked to be left out when the time of a session is given to somebody; nobody else is told.' : '') +
    (pausedUntil ? ` You pause until ${instant(pausedUntil, 'D')}.` : ''),
  role: ({ cohort, role, circle }: Role): string =>
    `- You are a ${role} of **${inert(cohort, 60)}**${circle === null ? '' : `, for **${inert(circle, 80)}**`}.`,
  coming: ({ circle, startsAt, answer }: One<'coming'>): string =>
    `- For **${inert(circle, 80)}** on ${instant(startsAt)} you said: ${answers[answer] ?? inert(answer, 40)}. It is deleted at the close.`,
  facilitates: ({ circle, startsAt }: One<'facilitates'>): string =>
    `- The session of **${inert(circle, 80)}** on ${instant(startsAt)} has you as the one who looks after its time.`,
  offer: ({ circle, startsAt, isTheirs }: One<'offers'>): string =>
    `- The time of the session of **${inert(circle, 80)}** on ${instant(startsAt)} is offered ${isTheirs ? 'by you' : 'to you'}; nobody has said yes yet.`,
  round: ({ circle, hasTheFloor }: One<'rounds'>): string =>
    `- The session of **${inert(circle, 80)}** that is going on knows ${hasTheFloor ? 'that you have the floor' : 'of a seat or a turn of yours'}, until it closes.`,
  written: ({ circle, words: typed }: One<'written'>): string =>
    `- In **${inert(circle, 80)}** you wrote, until the session closes: “${inert(typed, 200)}”`,
  brought: ({ circle, kind, words: written, isShared }: One<'brought'>): string =>
    `- For **${inert(circle, 80)}**, ${writtenAs[kind]}${isShared ? ', shared with it' : ''}: ${written === '' ? 'without words' : words(written)}`,
  catchUp: ({ circle, startsAt, words: written, isPosted }: One<'catchUps'>): string =>
    `- The catch-up note of **${inert(circle, 80)}** for ${instant(startsAt, 'D')}, ` +
    (isPosted
      ? 'which you have posted: its words are in the thread, and nowhere else.'
      : `which you offered to write: ${written === '' ? 'no words yet' : words(written)}`),
  cases: ({ cohort, times }: One<'cases'>): string =>
    `- In **${inert(cohort, 60)}** you have had ${count(times, 'chance', 'chances')} to bring a case, so that others come first in the queue.`,
  rosterChange: ({ cohort, at, isTheirs }: One<'rosterChanges'>): string =>
    isTheirs
      ? `- You changed who sits where in **${inert(cohort, 60)}** on ${instant(at, 'D')}.`
      : `- On ${instant(at, 'D')} a moderator changed something about your place in **${inert(cohort, 60)}**.`,
  smallerGroups: ({ circle, others }: One<'smallerGroups'>): string =>
    `- In the smaller groups of **${inert(circle, 80)}** you have sat with ${count(others, 'other', 'others')}. That is kept so that you meet the rest first, and nobody else is shown it.`,
  preference: ({ background, notAlone, employers, colleaguesOk }: One<'preferences'>): string =>
    `- Your circle is also chosen by this, which nobody else sees. Where you come from: ${words(background ?? '') || 'not told'}. ` +
    `Rather not the only one: ${keys(notAlone) || 'not told'}. Organisations to avoid: ${keys(employers) || 'none'}. ` +
    `Colleagues: ${colleaguesOk ? 'fine' : 'rather not'}.`,
  named: ({ user, kind }: One<'named'>): string =>
    kind === 'with' ? `- You would like to sit with <@${user}>.` : `- You would rather not meet <@${user}>.`,
  report: ({ code, messageAt, state, line }: One<'reports'>): string =>
    `- **${code}**: you ${state === 'draft' ? 'are about to report' : 'reported'} a message of ${instant(messageAt, 'D')}` +
    `${line === '' ? '' : `, and added: ${words(line)}`}. \`/report status\` says what has become of it.`,
  reported: ({ messageAt, words: written }: One<'reported'>): string =>
    `- A report about your message of ${instant(messageAt, 'D')} is closed, and its copy goes within 14 days: ${words(written)}`,
  exported: (): string =>
    `**Everything Grove holds about you**, in every server, is in this file. Open reports about messages of yours are not; they are when they are closed.\n` +
    `-# \`/mydata erase\` deletes it all. \`/privacy\` says who can see what.`,
  nomination: ({ madeAt, expiresAt, words: written, isSigned }: One<'nominations'>): string =>
    `- A code you made on ${instant(madeAt, 'D')}, ${isSigned ? 'with your name' : 'without your name'}, until ${instant(expiresAt, 'D')}: ${written === '' ? 'no line of encouragement' : words(written)}`,
  objection: ({ circle, words: clause }: One<'objections'>): string =>
    `- In **${inert(circle, 80)}** you could not live with “${words(clause)}”. Nobody else sees it, and it is deleted when the asking is over.`,
  proposal: ({ cohort }: One<'proposals'>): string =>
    `- A proposal of circles for **${inert(cohort, 60)}**, not agreed yet, names you.`,
  vote: ({ circle, answer, closesAt }: One<'votes'>): string =>
    `- **${inert(circle, 80)}** is asked about a change until ${instant(closesAt)}, and you answered: ${answer}. Nobody else sees it, and it is deleted then.`,
  askedAbout: ({ cohort, closesAt }: One<'askedAbout'>): string =>
    `- A circle of **${inert(cohort, 60)}** is asked until ${instant(closesAt)} whether you may join it; it does not read your name.`,
  foundIn: ({ circle, belongs }: One<'foundIn'>): string =>
    `- You were found in the thread of **${inert(circle, 80)}**, where you have no seat. ${belongs ? 'Its moderators say that you belong there.' : 'Its moderators are asked.'}`,
  notes: (many: number): string =>
    `- ${count(many, 'note of a thing', 'notes of things')} that Grove has done or will do for you (opening a thread, for instance) ${many === 1 ? 'carries' : 'carry'} your id.`,
  inTheFile: (): string =>
    `-# The file has every row in full. What is written in threads is kept by Discord, not by Grove.`,
  erase: (): string => 'Erase everything',
  willGo: (circles: number): string =>
    `**Erase everything?** All that Grove holds about you goes at once, in every server. That is your answers, ${circles > 0 ? `your place in ${count(circles, 'circle', 'circles')}, ` : ''}your roles, and every note with your id. ` +
    `${circles > 0 ? 'The threads of your circles close for you. ' : ''}It cannot be taken back.\n` +
    `If you would rather only leave, use \`/leave\`.`,
  stays: (): string =>
    `-# What stays is in Discord: messages in threads, yours and mine that mention you. You can delete your own; a moderator can delete mine. ` +
    `Grove’s technical log has ids of who pressed what, no words, as long as whoever runs Grove keeps it. ` +
    `Backups have what was there, until newer ones have taken their place.`,
  yesErase: (): string => 'Yes, erase everything',
  erased: (): string =>
    `**It is done.** Nothing about you is left in what Grove works with, and threads you were in close within a moment. Thank you for having been here; *Join* is open to you whenever you like.`,
  /** instead of words that have not been said yet */
  takenBack: (): string => '-# This was taken back before it was said.',
  /** instead of a name in what has not been said yet */
  somebody: (): string => 'somebody',
};

export { said as words };
