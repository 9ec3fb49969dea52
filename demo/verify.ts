import { en } from '../bot/locales/en';
import { buttonsOf, textOf, type SeenMessage } from '../sandbox/client';
import type { Stage } from './stage';
import type { Ending } from './story';

/** Whether the story was the one that was promised, told from what its people could see. */

export interface Told {
  /** What is missing or too much; empty when all is as it should be. */
  readonly faults: readonly string[];
  /** messages Grove sent to the circle's thread */
  readonly sent: number;
  readonly spoke: number;
}

/** check-in, last round, check-out */
const rounds = 3;

export async function verify(stage: Stage, ending: Ending): Promise<Told> {
  const faults: string[] = [];
  const expect = (holds: boolean, otherwise: string): void => {
    if (!holds) faults.push(otherwise);
  };
  const { members, thread, speakers, startsAt } = ending;
  const [eyes] = members;
  if (!eyes) return { faults: ['Nobody came.'], sent: 0, spoke: 0 };

  const seen = await eyes.acts.messages(thread);
  const shared = seen.filter((message) => !message.ephemeral);
  for (const { person, acts } of members.slice(1)) {
    const theirs = (await acts.messages(thread)).filter((message) => !message.ephemeral);
    expect(theirs.map(idOf).join() === shared.map(idOf).join(), `${person.name} reads another thread than the others.`);
  }
  const outside = await ending.bystander.acts.channels(ending.guild);
  expect(!outside.some(({ id }) => id === thread), 'Somebody from outside can see the circle’s private thread.');

  const grove = shared.filter((message) => message.author.bot);
  const saying = (words: string): SeenMessage[] => grove.filter((message) => textOf(message) === words);
  const once = (what: string, found: readonly unknown[]): void =>
    expect(found.length === 1, `${what} came ${found.length} times instead of once.`);
  const before = grove.filter((message) => new Date(message.town_time) < startsAt);
  const everybody = before.filter((message) => message.pinged.length > 0);
  expect(everybody.length === 2, `Reminders came ${everybody.length} times instead of twice.`);
  expect(
    everybody.every((message) => members.every(({ id }) => message.pinged.includes(id))),
    'A reminder did not reach everybody.',
  );
  once(
    'The welcome',
    before.filter((message) => message.pinged.length === 0),
  );
  once(
    'The board',
    grove.filter(({ id }) => id === ending.board),
  );
  once(
    'The opening',
    grove.filter((message) => isAt(message, startsAt) && textOf(message).startsWith('## ')),
  );
  // One of them listens, so every round waits for a while before it goes on.
  const asked = saying(en.session.stillOpen()).length;
  expect(asked === rounds, `Grove asked ${asked} times whether anybody would like the floor, in ${rounds} rounds.`);
  once(
    'The goodbye',
    grove.filter((message) => textOf(message).includes(en.session.goodbye.finished())),
  );
  once(
    'A gentle end of somebody’s time',
    members.flatMap(({ id }) => saying(en.session.softEnd(id))),
  );

  const takers = members.filter(({ part }) => part.habit.patience !== null);
  const due = takers.length * rounds;
  expect(speakers.length === due, `The floor was to be taken ${due} times, and was ${speakers.length} times.`);
  for (const { id, person } of members) {
    const prompts = grove.filter((message) => message.pinged.length === 1 && message.pinged[0] === id);
    const due = speakers.includes(id) ? rounds : 0;
    expect(prompts.length === due, `${person.name} was given the floor ${prompts.length} times instead of ${due}.`);
  }
  const closed = shared.find(({ id }) => id === ending.board);
  expect(closed !== undefined && buttonsOf(closed).length === 0, 'The board still has something to press.');
  expect(!shared.some((message) => message.deleted), 'A message was deleted.');

  faults.push(...faultsBehindTheScenes(stage));
  return { faults, sent: grove.length, spoke: new Set(speakers).size };
}

/** What nobody in the story saw, and should not have happened either. */
export function faultsBehindTheScenes({ sandbox, logged, ended }: Stage): string[] {
  const { unknown, refused } = sandbox.report();
  return [
    ...unknown.map(
      ({ method, route }) => `Grove asked the local Discord for something it does not have: ${method} ${route}.`,
    ),
    ...refused.map(({ route, status, code }) => `Discord refused ${route} (${status}, code ${code}).`),
    ...logged.faults().map((line) => `Grove wrote down a fault: ${line}`),
    ...ended.map((reason) => `Grove ended: ${reason}`),
  ];
}

const idOf = (message: SeenMessage): string => message.id;
const isAt = (message: SeenMessage, instant: Date): boolean =>
  new Date(message.town_time).getTime() === instant.getTime() && message.pinged.length === 0;
