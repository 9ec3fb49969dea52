import { setTimeout as sleep } from 'node:timers/promises';
import { en } from '../bot/locales/en';
import { textOf, type SandboxClient } from '../sandbox/client';
import { boardIn, until, type Board } from './rounds';

/**
 * A session of six, held from its first sheet to its goodbye, as busily as it may well be: four are in the voice room, and go
 * in and out.
 */

const { take, done, hand, pause, resume } = en.session;
const talkTurns = 8;
/** Until Grove has heard of a step into a room, and looked. */
const heardMs = 400;

export async function holdSession(client: SandboxClient, board: Board, voiceRoom: string): Promise<void> {
  const { channel, members } = board;
  const press = async (user: string, label: string): Promise<void> => {
    const outcome = await client.as(user).clickLabel({ channel, label });
    if (outcome.state === 'failed') throw new Error(`nobody answered ${label}`);
    await outcome.settled();
    await client.clock.advance({ byMs: 0 });
  };
  const pass = async (seconds: number): Promise<void> => {
    await client.clock.advance({ byMs: seconds * 1000 });
  };
  const comesIn = async (user: string): Promise<void> => {
    await client.as(user).joinVoice({ channel: voiceRoom });
    await sleep(heardMs);
  };
  const goesOut = async (user: string): Promise<void> => {
    await client.as(user).leaveVoice();
    await sleep(heardMs);
  };
  /** Out for half a minute, in which no sheet says so, and in again. */
  const goesOutAndIn = async (user: string): Promise<void> => {
    await goesOut(user);
    await pass(30);
    await comesIn(user);
  };
  const shows = async (words: string): Promise<boolean> => {
    const shown = await boardIn(client, board);
    return shown !== null && textOf(shown).includes(words);
  };
  const comesTo = async (title: string): Promise<void> => {
    for (let minutes = 0; minutes < 60 && !(await shows(title)); minutes++) await pass(60);
    if (!(await shows(title))) throw new Error(`the session did not come to ${title}`);
  };
  /** Whoever has the floor speaks for so long, and says that they are done; then the next hand, or nobody, has it. */
  const speaks = async (user: string, seconds: number): Promise<void> => {
    await until(async () => ((await shows(`<@${user}> has the floor`)) ? true : null));
    await pass(seconds);
    await press(user, done());
  };
  /** Two overrun the time of a turn, two raise a hand while another speaks, and the others take the open floor. */
  const round = async (title: string, seconds: number): Promise<void> => {
    await comesTo(title);
    const [ada = '', ben = '', chidi = '', dana = '', ...others] = members;
    await press(ada, take());
    await press(ben, hand());
    await speaks(ada, seconds * 0.8);
    await press(chidi, hand());
    await goesOutAndIn(ada);
    await speaks(ben, seconds * 1.3);
    await speaks(chidi, seconds * 0.7);
    await press(dana, take());
    await speaks(dana, seconds * 1.2);
    for (const user of others) {
      await press(user, take());
      await speaks(user, seconds * 0.6);
    }
  };

  const [ada = '', ben = '', chidi = '', dana = ''] = members;
  await comesIn(ada);
  for (const user of [ben, chidi, dana]) {
    await pass(20);
    await comesIn(user);
  }
  await comesTo('Check-in');
  await press(members[5] ?? '', pause());
  await pass(90);
  await press(members[5] ?? '', resume());
  await round('Check-in', 60);
  await comesTo('**Open talk,**');
  await press(members[0] ?? '', take());
  for (let turn = 0; turn < talkTurns; turn++) {
    const [now = '', next = ''] = [members[turn % 6], members[(turn + 1) % 6]];
    if (turn < talkTurns - 1) await press(next, hand());
    if (turn % 3 === 1) await goesOutAndIn(ben);
    await speaks(now, turn % 3 === 2 ? 200 : 110);
  }
  await round('One thing I take along', 60);
  await goesOut(chidi);
  await round('Check-out', 30);
  await until(async () => ((await thanks(client, board)) ? true : null));
  // Their room is empty in time to be taken away.
  for (const user of [ada, ben, dana]) await goesOut(user);
}

async function thanks(client: SandboxClient, { channel, members }: Board): Promise<boolean> {
  const seen = await client.as(members[0] ?? '').messages(channel);
  return seen.some((message) => textOf(message).includes(en.session.goodbye.finished()));
}
