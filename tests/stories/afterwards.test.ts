import { createLog } from '../../bot/common/log';
import { textOf } from '../../sandbox/client';
import { aCircle, heard, labelsOf, opens, press, readsShared, shown, writes, type Circle } from '../support/bringing';
import { aTown, type Somebody, type Town } from '../support/town';

let town: Town;
/** what Grove has logged */
const lines: string[] = [];
beforeAll(async () => {
  town = await aTown({ log: createLog('debug', { write: (line) => void lines.push(line) }) });
});
afterAll(() => town.stop());

/** A circle whose first session has just closed. */
async function afterTheFirst(p: { weeks?: number } = {}): Promise<Circle> {
  const circle = await aCircle(town, p);
  await circle.hold();
  return circle;
}

const lastIn = async (person: Somebody): Promise<string> => (await readsShared(person)).split('\n---\n').at(-1) ?? '';

describe('after the close', () => {
  test('the goodbye offers three things, none of which says anything in the thread by itself', async () => {
    const { people } = await afterTheFirst();
    const [ada, ben] = people;
    const goodbye = (await ada.sees('Spring 1')).at(-1);
    expect(goodbye && textOf(goodbye)).toContain('That closes our session');
    expect(goodbye && labelsOf(goodbye)).toEqual(['What helped me', 'My next step', 'Catch-up note']);
    const before = await ben.reads('Spring 1');
    for (const label of ['What helped me', 'My next step', 'Catch-up note']) {
      const card = await opens(ada, label);
      expect(card.ephemeral).toBe(true);
      expect(labelsOf(card).length).toBeLessThanOrEqual(3);
    }
    await town.settle();
    expect(await ben.reads('Spring 1')).toBe(before);
  });

  test('of a session that nobody came to, it offers nothing', async () => {
    const { people, start } = await aCircle(town);
    await town.passTo(new Date(start.getTime() + 3 * 3_600_000));
    const goodbye = (await people[0].sees('Spring 1')).at(-1);
    expect(goodbye && textOf(goodbye)).toContain('A quiet day');
    expect(goodbye && labelsOf(goodbye)).toEqual([]);
  });

  test('one’s own step is written from there, too, and nobody else sees it', async () => {
    const { people } = await afterTheFirst();
    const [ada, ben] = people;
    await writes(ada, await opens(ada, 'My next step'), { by: 'Write it down', words: 'Say no once' });
    expect(textOf(await opens(ada, 'My next step'))).toContain('> Say no once');
    expect(textOf(await opens(ben, 'My next step'))).not.toContain('Say no');
    await town.settle();
    expect(await readsShared(ben)).not.toContain('Say no');
  });
});

describe('what helped', () => {
  const wrote = async (person: Somebody, words = 'The *silence*'): Promise<Awaited<ReturnType<typeof opens>>> =>
    writes(person, await opens(person, 'What helped me'), { by: 'Write it down', words });

  test('is private until a second yes, and then said with the name', async () => {
    const { people } = await afterTheFirst();
    const [ada, ben] = people;
    const card = await wrote(ada);
    expect(labelsOf(card)).toEqual(['Change it', 'Remove it', 'Share it …']);
    const asked = await shown(await press(ada, card, 'Share it …'));
    expect(textOf(asked)).toContain('Shall your circle read this?');
    expect(labelsOf(asked)).toEqual(['With my name', 'Without my name', 'Keep it to myself']);
    await town.settle();
    expect(await readsShared(ben)).not.toContain('silence');
    expect(labelsOf(await shown(await press(ada, asked, 'Keep it to myself')))).toContain('Share it …');
    const again = await shown(await press(ada, card, 'Share it …'));
    const done = await shown(await press(ada, again, 'With my name'));
    expect(textOf(done)).toContain('It stands in the thread');
    expect(labelsOf(done)).toEqual([]);
    await town.settle();
    expect(await lastIn(ben)).toContain(`**What helped <@${ada.id}>** in *Arriving*:\n> The \\*silence\\*`);
  });

  test('without the name it names nobody, and nothing stays that would tell whose it was', async () => {
    const { people, place } = await afterTheFirst();
    const [ada, ben] = people;
    const card = await opens(ada, 'What helped me');
    const before = lines.length;
    const written = await writes(ada, card, { by: 'Write it down', words: 'Being asked' });
    const thinks = await shown(await press(ada, written, 'Share it …'));
    const kept = await shown(await press(ada, thinks, 'Keep it to myself'));
    const asked = await shown(await press(ada, kept, 'Share it …'));
    expect(textOf(await shown(await press(ada, asked, 'Without my name')))).toContain('It stands in the thread');
    await town.settle();
    expect(await lastIn(ben)).toContain('**What helped somebody here** in *Arriving*:\n> Being asked');
    expect(await lastIn(ben)).not.toContain(ada.id);
    const rows: unknown = await town.database.query('SELECT * FROM bringing WHERE guild_id = $1', [place.guild]);
    expect(rows).toEqual([]);
    const notes = await town.database.query<{ about: string; act: unknown }[]>(
      `SELECT about, act FROM outbox WHERE guild_id = $1 AND starts_with(about, 'bringing:')`,
      [place.guild],
    );
    expect(notes).toHaveLength(1);
    expect(JSON.stringify(notes)).not.toContain(ada.id);
    expect(notes[0]?.act).toBeNull();
    const logged = lines.slice(before).join('');
    expect(logged).toContain('"msg":"sent"');
    expect(logged).not.toContain(ada.id);
    expect(logged).not.toContain('"route":"bringing.');
    expect(lines.join('')).not.toContain('Being asked');
  });

  test('pressed twenty times, it is said once; removed before, it is never said', async () => {
    const { people } = await afterTheFirst();
    const [ada, ben] = people;
    const asked = await shown(await press(ada, await wrote(ada, 'Twenty'), 'Share it …'));
    const named = (await ada.sees('Spring 1')).find(({ id }) => id === asked.id);
    expect(named).toBeDefined();
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        press(ada, asked, turn % 2 === 0 ? 'With my name' : 'Without my name').then(
          (outcome) => heard(outcome),
          () => '',
        ),
      ),
    );
    await town.settle();
    expect((await readsShared(ben)).split('> Twenty')).toHaveLength(2);
    await press(ben, await wrote(ben, 'Never said'), 'Remove it');
    await town.settle();
    expect(await readsShared(ada)).not.toContain('Never said');
  });
});

describe('the catch-up note', () => {
  const offers = async (person: Somebody) =>
    shown(await press(person, await opens(person, 'Catch-up note'), 'I’ll write it'));

  test('is of the first who offers; they see it before it is posted, and the others hear kindly that somebody has it', async () => {
    const { people } = await afterTheFirst();
    const [ada, ben, chidi] = people;
    const benSees = await opens(ben, 'Catch-up note');
    const yours = await offers(ada);
    expect(textOf(yours)).toContain('it is yours to write');
    const late = await heard(await press(ben, benSees, 'I’ll write it'));
    expect(late).toContain('Somebody has offered to write the note already');
    expect(late).not.toContain(ada.id);
    expect(textOf(await opens(chidi, 'Catch-up note'))).toContain('Somebody has offered');
    const preview = await writes(ada, yours, { by: 'Write it', words: 'We spoke of **saying no**.\nNext: budgets.' });
    expect(textOf(preview)).toContain('This is what your circle would read');
    expect(labelsOf(preview)).toEqual(['Post it', 'Change it', 'Rather not']);
    await town.settle();
    expect(await readsShared(ben)).not.toContain('budgets');
    await Promise.all(Array.from({ length: 20 }, () => press(ada, preview, 'Post it').then(heard, () => '')));
    await town.settle();
    const thread = await readsShared(ben);
    expect(thread).toContain(`### Catch-up note · Arriving\nBy <@${ada.id}>, for whoever was not there:`);
    expect(thread).toContain('> We spoke of \\*\\*saying no\\*\\*\\.\n> Next\\: budgets\\.');
    expect(thread.split('### Catch-up note')).toHaveLength(2);
    expect(textOf(await opens(ben, 'Catch-up note'))).toContain('The note stands in the thread');
    const kept: unknown = await town.database.query('SELECT words, is_posted FROM catch_up WHERE user_id = $1', [
      ada.id,
    ]);
    expect(kept).toEqual([{ words: '', is_posted: true }]);
    expect(await ada.hears('mydata show')).toContain('which you have posted: its words are in the thread');
  });

  test('given back, or left alone for a day, it is free for somebody else; with words in it, it is not', async () => {
    const { people } = await afterTheFirst();
    const [ada, ben, chidi] = people;
    await heard(await press(ada, await offers(ada), 'Rather not'));
    const bens = await offers(ben);
    await town.pass({ minutes: 24 * 60 });
    const chidis = await offers(chidi);
    expect(textOf(chidis)).toContain('it is yours to write');
    expect(await heard(await press(ben, bens, 'Write it'))).toContain('Somebody has offered');
    await writes(chidi, chidis, { by: 'Write it', words: 'Begun' });
    await town.pass({ minutes: 24 * 60 });
    expect(textOf(await opens(ben, 'Catch-up note'))).toContain('Somebody has offered');
  });

  test('twenty who offer at once: one of them has it', async () => {
    const { people } = await afterTheFirst();
    const cards = await Promise.all(people.map((person) => opens(person, 'Catch-up note')));
    const offered = await Promise.all(
      people.flatMap((person, seat) =>
        Array.from({ length: 7 }, async () => {
          const card = cards[seat];
          if (!card) throw new Error('no card');
          return heard(await press(person, card, 'I’ll write it')).catch(() => '');
        }).map((answer) => answer.catch(() => '')),
      ),
    );
    expect(offered.join()).toContain('it is yours to write');
    const after = await Promise.all(people.map(async (person) => textOf(await opens(person, 'Catch-up note'))));
    expect(after.filter((text) => text.includes('it is yours to write'))).toHaveLength(1);
    expect(after.filter((text) => text.includes('Somebody has offered'))).toHaveLength(2);
  });
});
