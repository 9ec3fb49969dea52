import { en } from '../bot/locales/en';
import { buttonsOf, textOf, type SeenMessage } from '../sandbox/client';
import { Called } from './called';
import { isGoodbye, isOpening, isPrompt, labels, type Character } from './characters';
import type { Circle } from './place';
import type { Stage } from './stage';
import { seenIn, type Seen } from './seen';
import type { Ending } from './story';
import { readTogether } from './thread';

/** Whether the story was the one that was promised, told from what its people could see. */

export interface Told {
  /** What is missing or too much; empty when all is as it should be. */
  readonly faults: readonly string[];
  /** what was seen, whoever did it */
  readonly seen: Seen;
  /** nobody was anybody at the page, and all that was seen is judged */
  readonly isWhole: boolean;
  /** who has no circle */
  readonly without: readonly string[];
}

type Expect = (holds: boolean, otherwise: string) => void;

/** Whoever was somebody at the page did as they liked: what depends on it is not judged. */
interface Judged {
  readonly circle: (circle: Circle) => boolean;
  readonly person: (id: string) => boolean;
  readonly everybody: boolean;
}

export async function verify(stage: Stage, ending: Ending): Promise<Told> {
  const faults: string[] = [];
  const expect: Expect = (holds, otherwise) => {
    if (!holds) faults.push(otherwise);
  };
  const seated = new Set(ending.circles.flatMap(({ members }) => members.map(({ id }) => id)));
  const without = ending.place.people.filter(({ id }) => !seated.has(id) && id !== ending.leaver?.id);
  const read: (readonly SeenMessage[])[] = [];
  const judged = await judgedIn(stage, ending);
  const called = new Called();
  called.add(await stage.sandbox.client.ledger({ guild: ending.place.guild, kind: 'message' }));
  for (const circle of ending.circles) {
    read.push(called.remembered(await readTogether(circle)));
    if (!judged.circle(circle)) continue;
    const threads = await Promise.all(circle.members.map(({ acts }) => acts.messages(circle.thread)));
    const [shared = [], ...others] = threads.map((seen) => seen.filter(({ ephemeral }) => !ephemeral));
    const ids = idsOf(shared);
    expect(
      others.every((other) => idsOf(other) === ids),
      `The members of ${circle.name} do not all read the same.`,
    );
    const grove = called.remembered(shared).filter(({ author }) => author.bot);
    weekByWeek(circle, { grove, ending, expect });
    expect(!shared.some(({ deleted }) => deleted), `A message was deleted in ${circle.name}.`);
  }
  await privacy(ending, { expect, judged });
  if (judged.everybody) colleagues(ending, expect);
  expect(without.length === 1 || !judged.everybody, `${without.length} people are in no circle, instead of one.`);
  faults.push(...faultsBehindTheScenes(stage, { isWhole: judged.everybody }));
  return { seen: seenIn(read), isWhole: judged.everybody, faults, without: without.map(({ person }) => person.name) };
}

/** Hosts and moderators may change any circle, its members and whoever was brought into it that one. */
async function judgedIn({ sandbox }: Stage, ending: Ending): Promise<Judged> {
  const { guild, host, moderator, seats } = ending.place;
  const { everTaken } = seats;
  const { channels } = await sandbox.client.guild(guild);
  const sit = new Map(channels.map(({ id, thread }) => [id, thread?.members ?? []]));
  const isLed = !everTaken.has(host.id) && !everTaken.has(moderator.id);
  const isUntouched = ({ members, thread }: Circle): boolean =>
    ![...members.map(({ id }) => id), ...(sit.get(thread) ?? [])].some((id) => everTaken.has(id));
  return {
    circle: (circle) => isLed && isUntouched(circle),
    person: (id) => !everTaken.has(id),
    everybody: everTaken.size === 0,
  };
}

/** Each week has one reminder a day ahead, one shortly before, one opening, one goodbye, and boards that are closed. */
function weekByWeek(circle: Circle, p: { grove: readonly SeenMessage[]; ending: Ending; expect: Expect }): void {
  const { ending, expect } = p;
  let rest = p.grove;
  for (let week = 1; week <= ending.weeks; week++) {
    const over = rest.findIndex(isGoodbye);
    const session = rest.slice(0, over + 1);
    rest = rest.slice(over + 1);
    const once = (what: string, found: readonly unknown[]): void =>
      expect(found.length === 1, `${what} came ${found.length} times to ${circle.name} in week ${week}.`);
    once(
      'The goodbye of a session held to its end',
      session.filter((message) => textOf(message).includes(en.session.goodbye.finished())),
    );
    const asked = session.filter((message) => labelsOf(message).includes(labels.coming));
    once('The reminder a day before', asked);
    const begins = session.filter((message) => isOpening(message) && !textOf(message).includes('Welcome, '));
    once('The opening', begins);
    const soon = session.filter(
      (message) => !asked.includes(message) && message.pinged.length > 1 && !begins.includes(message),
    );
    once('The reminder shortly before', soon);
    const closed = session.filter((message) => textOf(message).includes(en.session.boardClosed()));
    once('The last board', closed);
    expect(
      session.every((message) => !labelsOf(message).includes(labels.pause)),
      `A board of ${circle.name} still has something to press after week ${week}.`,
    );
    pings(circle, { session, soon, week, ending, expect });
  }
  expect(!rest.some(isGoodbye), `${circle.name} met once more than there were weeks.`);
}

/** Reminders call the circle and nobody else, and not whoever rests; a turn is given to one person, once for each round. */
function pings(
  circle: Circle,
  p: { session: readonly SeenMessage[]; soon: readonly SeenMessage[]; week: number; ending: Ending; expect: Expect },
): void {
  const { week, ending, expect } = p;
  const members: readonly Character[] =
    week === 1 && ending.leaver && circle === ending.circles[0] ? [...circle.members, ending.leaver] : circle.members;
  const resting = members.filter(({ part }) => week === 1 && part.habit.restsFirst);
  const called = members.filter((member) => !resting.includes(member)).map(({ id }) => id);
  for (const message of p.soon) {
    expect(
      called.every((id) => message.pinged.includes(id)) && message.pinged.length === called.length,
      `The reminder of week ${week} called others in ${circle.name} than it should.`,
    );
  }
  const strangers = p.session
    .flatMap(({ pinged }) => pinged)
    .filter((id) => !members.some((member) => member.id === id));
  expect(strangers.length === 0, `Somebody was pinged in ${circle.name} who does not sit there.`);
  const prompts = p.session.filter(isPrompt);
  for (const { id, person } of members) {
    const turns = prompts.filter(({ pinged }) => pinged[0] === id).length;
    expect(turns <= rounds, `${person.name} was given the floor ${turns} times in week ${week}.`);
  }
}

/** check-in, last round, check-out */
const rounds = 3;

/** A thread is seen by its members, by who keeps its time, and by the owner of the server. */
async function privacy(ending: Ending, { expect, judged }: { expect: Expect; judged: Judged }): Promise<void> {
  const { circles, place } = ending;
  const { guild, people, moderator, visitor } = place;
  for (const person of [...people, moderator, visitor]) {
    if (!judged.person(person.id)) continue;
    const seen = new Set((await person.acts.channels(guild)).map(({ id }) => id));
    for (const [seat, circle] of circles.entries()) {
      if (!judged.circle(circle)) continue;
      const { name, thread, members } = circle;
      const belongs = members.some(({ id }) => id === person.id) || (person === moderator && seat === 0);
      expect(
        seen.has(thread) === belongs,
        `${person.person.name} ${belongs ? 'cannot see' : 'can see'} the thread of ${name}.`,
      );
    }
  }
}

/** Who works at the same place sits in different circles. */
function colleagues({ circles }: Ending, expect: Expect): void {
  for (const { name, members } of circles) {
    const employers = members.flatMap(({ person }) => person.answers.employer ?? []);
    expect(new Set(employers).size === employers.length, `Two colleagues sit in ${name}.`);
  }
}

/**
 * What nobody in the story saw, and should not have happened either. `isWhole`: nobody was anybody at the page. Whoever leaves there
 * is let out of threads that are closed already: Discord says so, and Grove opens them for it. What fails all the same is logged.
 */
export function faultsBehindTheScenes({ sandbox, logged, ended }: Stage, { isWhole = true } = {}): string[] {
  const { unknown, judged, ...counted } = sandbox.report();
  const refused = isWhole ? counted.refused : [];
  return [
    ...unknown.map(
      ({ method, route }) => `Grove asked the local Discord for something it does not have: ${method} ${route}.`,
    ),
    ...refused.map(({ route, status, code }) => `Discord refused ${route} (${status}, code ${code}).`),
    ...judged.answers.wrong.map(
      ({ operation, status, at, code }) =>
        `The local Discord answered ${operation} (${status}) otherwise than Discord would: ${at}, ${code}.`,
    ),
    ...logged.faults().map((line) => `Grove wrote down a fault: ${line}`),
    ...ended.map((reason) => `Grove ended: ${reason}`),
  ];
}

const labelsOf = (message: SeenMessage): string[] => buttonsOf(message).map(({ label }) => label);
const idsOf = (messages: readonly SeenMessage[]): string => messages.map(({ id }) => id).join();
