import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { buttonsOf, textOf } from '../../sandbox/client';
import {
  aCircle,
  asks,
  chooses,
  formFrom,
  heard,
  labelsOf,
  opens,
  press,
  queuesCase,
  readsShared,
  sends,
  shown,
  writes,
  type Circle,
} from '../support/bringing';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** A circle whose first session has just closed. */
async function afterTheFirst(p: { weeks?: number } = {}): Promise<Circle> {
  const circle = await aCircle(town, p);
  await circle.hold();
  return circle;
}

describe('a late press', () => {
  test('on the goodbye of an older session, the note is over and said kindly; what helped is still theirs to write', async () => {
    const circle = await afterTheFirst();
    const [ada] = circle.people;
    const goodbye = (await ada.sees('Spring 1')).at(-1);
    const note = await opens(ada, 'Catch-up note');
    const yours = await shown(await press(ada, note, 'I’ll write it'));
    const form = await formFrom(ada, yours, 'Write it');
    await circle.hold();
    if (!goodbye) throw new Error('no goodbye');
    expect(await said(await press(ada, goodbye, 'What helped me'))).toContain('What helped me · Arriving');
    const late = await heard(await sends(ada, form, 'All that we said'));
    expect(late).toContain('A later session has begun since');
    expect(late).toContain('> All that we said');
  });

  test('by one who has left, or who sits in another circle, is answered kindly, and what they typed is given back', async () => {
    const circle = await afterTheFirst();
    const [ada, ben] = circle.people;
    const card = await opens(ada, 'What helped me');
    const form = await formFrom(ada, card, 'Write it down');
    await ada.hears('leave');
    await town.settle();
    const answer = await heard(await sends(ada, form, 'Everything', true));
    expect(answer).toContain('you do not sit in it now');
    expect(answer).toContain('> Everything');
    const moderator = circle.place.host;
    await town.sandbox.client.addThreadMember({ channel: await ben.channel('Spring 1'), user: moderator.id });
    expect(await said(await moderator.presses('My next step', 'Spring 1'))).toContain('you do not sit in it now');
  });

  test('that is forged, for another circle or for nothing there is, changes nothing and is answered kindly', async () => {
    const [one, other] = [await afterTheFirst(), await afterTheFirst()];
    const [ada] = one.people;
    const [eve] = other.people;
    const card = await opens(ada, 'Catch-up note');
    const [offer] = buttonsOf(card);
    const own = await opens(eve, 'My next step');
    const clicks = async (customId: string): Promise<string> =>
      heard(await eve.acts.click({ channel: own.channel, message: own.id, customId, forge: true }));
    expect(await clicks(offer?.customId ?? '')).toContain('you do not sit in it now');
    for (const kind of ['note', 'helped', 'step']) {
      const [, session = ''] = (offer?.customId ?? '').split('|');
      expect(await clicks(`bringing.take-back.1|${session}|${kind}`)).toContain('you do not sit in it now');
      expect(await clicks(`bringing.open.1|${session}|${kind}`)).toContain('you do not sit in it now');
    }
    expect(await clicks('bringing.card.1|1|secrets')).toContain('I do not know that button');
    expect(await clicks('bringing.card.1|9223372036854775807|step')).toContain('you do not sit in it now');
    expect(await clicks('bringing.card.1|1')).toContain('I do not know that button');
    expect(labelsOf(await opens(ada, 'Catch-up note'))).toEqual(['I’ll write it']);
    expect((await rowsOf(ada)) + (await rowsOf(eve))).toBe(0);
  });

  test('after the cohort has ended nothing more is kept, and what was typed is given back', async () => {
    const { people, place } = await afterTheFirst();
    const [ada] = people;
    const form = await formFrom(ada, await opens(ada, 'My next step'), 'Write it down');
    const helped = await writes(ada, await opens(ada, 'What helped me'), { by: 'Write it down', words: 'Time' });
    await place.host.pressesOn(await place.host.run('cohort end', { cohort: 'Spring' }), 'Yes, end it now');
    await town.settle();
    const late = await heard(await sends(ada, form, 'Write to Noor'));
    expect(late).toContain('has come to its end');
    expect(late).toContain('> Write to Noor');
    const asked = await shown(await press(ada, helped, 'Share it …'));
    expect(await heard(await press(ada, asked, 'With my name'))).toContain('has come to its end');
    expect(textOf(await shown(await press(ada, asked, 'Keep it to myself')))).toContain('> Time');
  });

  test('after the last session there is nothing to queue a case for; one’s own step still is kept', async () => {
    const circle = await aCircle(town, { weeks: 1 });
    const [ada] = circle.people;
    const form = await formFrom(ada, await chooses(ada, 'Bring a case'), 'I’d like to bring one');
    await circle.hold();
    const late = await heard(await sends(ada, form, 'Too late'));
    expect(late).toContain('No further session is planned');
    expect(late).toContain('> Too late');
    await writes(ada, await opens(ada, 'My next step'), { by: 'Write it down', words: 'Rest' });
    expect(await ada.hears('circle')).toContain('only you see: Rest');
  });
});

describe('when something breaks', () => {
  test('what was typed is given back', async () => {
    const { people } = await afterTheFirst();
    const [ada] = people;
    const form = await formFrom(ada, await opens(ada, 'What helped me'), 'Write it down');
    await town.database.query('ALTER TABLE bringing RENAME TO bringing_away');
    const answer = await heard(await sends(ada, form, 'Not to be lost')).finally(() =>
      town.database.query('ALTER TABLE bringing_away RENAME TO bringing'),
    );
    expect(answer).toContain('Something went wrong on my side');
    expect(answer).toContain('> Not to be lost');
  });

  test('Grove ends before the note is said: it is said once, when Grove is back', async () => {
    const { people } = await afterTheFirst();
    const [ada, ben] = people;
    const yours = await shown(await press(ada, await opens(ada, 'Catch-up note'), 'I’ll write it'));
    const preview = await writes(ada, yours, { by: 'Write it', words: 'Said once' });
    await town.sandbox.client.fail({
      route: '/channels/\\d+/messages$',
      method: 'POST',
      times: 10_000,
      mode: 'refuse',
      status: 500,
    });
    await heard(await press(ada, preview, 'Post it'));
    await town.grove.stop();
    await town.sandbox.client.clearFaults();
    town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
    await town.settle();
    expect((await readsShared(ben)).split('> Said once')).toHaveLength(2);
  });
});

/** Rows of these tables that are this person’s. */
async function rowsOf({ id }: Somebody): Promise<number> {
  const counts = await Promise.all(
    ['bringing', 'catch_up', 'brought'].map((table) =>
      town.database.query<{ rows: number }[]>(`SELECT count(*)::int AS rows FROM ${table} WHERE user_id = $1`, [id]),
    ),
  );
  return counts.flat().reduce((sum, { rows }) => sum + rows, 0);
}

/** Everything that somebody can have written. */
async function writesAllOf(person: Somebody, place: Place): Promise<void> {
  await queuesCase(person, 'canary case');
  await asks(person, 'canary question');
  await writes(person, await opens(person, 'My next step'), { by: 'Write it down', words: 'canary step' });
  await writes(person, await opens(person, 'What helped me'), { by: 'Write it down', words: 'canary help' });
  const yours = await shown(await press(person, await opens(person, 'Catch-up note'), 'I’ll write it'));
  await writes(person, yours, { by: 'Write it', words: 'canary note' });
  await town.database.query(
    'INSERT INTO brought (cohort_id, user_id, times) SELECT id, $1, 1 FROM cohort WHERE guild_id = $2',
    [person.id, place.guild],
  );
}

describe('what is kept of it', () => {
  test('is shown to them by /mydata show, in words and in the file, and goes with /mydata erase', async () => {
    const { people, place } = await afterTheFirst();
    const [ada, ben] = people;
    await writesAllOf(ada, place);
    const { reply } = await (await ada.run('mydata show')).settled();
    const text = reply ? textOf(reply) : '';
    const words = [
      'canary case',
      'canary question',
      'canary step',
      'canary help',
      'canary note',
      'had 1 chance to bring a case',
    ];
    for (const each of words) expect(text).toContain(each);
    const url = (reply?.attachments[0] as { url?: string } | undefined)?.url ?? '';
    const file = await (await fetch(url)).text();
    for (const each of words.slice(0, 5)) expect(file).toContain(each);
    expect(await said(await ben.run('mydata show'))).not.toContain('canary');
    expect(await rowsOf(ada)).toBe(6);
    await ada.hears('mydata erase');
    await said(await ada.acts.clickLabel({ channel: place.general, label: 'Yes, erase everything' }));
    expect(await rowsOf(ada)).toBe(0);
  });

  test('goes with /mydata erase wherever it is, also where they sit no more', async () => {
    const { people, place } = await afterTheFirst();
    const [ada] = people;
    await writesAllOf(ada, place);
    await town.database.query('DELETE FROM membership WHERE user_id = $1', [ada.id]);
    await ada.hears('mydata erase');
    await said(await ada.acts.clickLabel({ channel: place.general, label: 'Yes, erase everything' }));
    expect(await rowsOf(ada)).toBe(0);
  });

  test('goes with /leave when the ten minutes to think again are over, and the note is free again', async () => {
    const { people, place } = await afterTheFirst();
    const [ada, ben] = people;
    await writesAllOf(ada, place);
    await ada.hears('leave');
    await town.pass({ minutes: 10 });
    expect(await rowsOf(ada)).toBe(0);
    expect(labelsOf(await opens(ben, 'Catch-up note'))).toEqual(['I’ll write it']);
  });

  test('what has not been said yet is said without what they wrote, when they erase it', async () => {
    const { people, place } = await afterTheFirst();
    const [ada, ben] = people;
    const yours = await shown(await press(ada, await opens(ada, 'Catch-up note'), 'I’ll write it'));
    const preview = await writes(ada, yours, { by: 'Write it', words: 'canary note' });
    await town.sandbox.client.fail({
      route: '/channels/\\d+/messages$',
      method: 'POST',
      times: 10_000,
      mode: 'refuse',
      status: 500,
    });
    await heard(await press(ada, preview, 'Post it'));
    await ada.hears('mydata erase');
    await said(await ada.acts.clickLabel({ channel: place.general, label: 'Yes, erase everything' }));
    await town.sandbox.client.clearFaults();
    await town.settle();
    expect(await readsShared(ben)).not.toContain('canary');
    expect(await readsShared(ben)).toContain('taken back before it was said');
  });
});

describe('weeks later', () => {
  // A town of its own: the circles of the others would meet all through these weeks.
  beforeAll(async () => {
    await town.stop();
    town = await aTown();
  });

  test('what was written is forgotten with the words of the cohort, thirty days after its end', async () => {
    const { people, place } = await afterTheFirst({ weeks: 2 });
    const [ada] = people;
    await writesAllOf(ada, place);
    await place.host.pressesOn(await place.host.run('cohort end', { cohort: 'Spring' }), 'Yes, end it now');
    await town.pass({ minutes: 29 * 24 * 60 });
    expect(await rowsOf(ada)).toBe(6);
    await town.pass({ minutes: 2 * 24 * 60 });
    expect(await rowsOf(ada)).toBe(0);
  });
});
