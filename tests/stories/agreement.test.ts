import { textOf, buttonsOf, type Outcome } from '../../sandbox/client';
import { eventually } from '../support/eventually';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';
import { areWaiting } from '../support/people';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const clauses = ['Passing is always fine. Nobody keeps count.', 'We begin on time.'];

/** The host types new clauses; what is shown before anything is published. */
async function writes(host: Somebody, typed: string): Promise<Outcome> {
  const { form } = await host.pressesOn(await host.run('agreement'), 'Change the words');
  if (!form) throw new Error('no form');
  return host.acts.submit({ form, fields: { clauses: typed } });
}

async function publishes(place: Place, typed: string): Promise<string> {
  const heard = await said(await place.host.pressesOn(await writes(place.host, typed), 'Publish these words'));
  await town.settle();
  return heard;
}

test('the words that ship with Grove hold until a moderator publishes others; who joins then agrees to those', async () => {
  const place = await town.openGuild();
  const ada = await place.newcomer('Ada');
  expect(await ada.hears('agreement')).toContain('What is told here stays here.');
  const preview = await writes(place.host, `- ${clauses[0] ?? ''}\n\n2. ${clauses[1] ?? ''}\nwe begin on TIME.`);
  expect(await said(preview)).toContain('Nothing is published yet');
  expect(await ada.hears('agreement')).not.toContain('We begin on time');
  expect(await said(await place.host.pressesOn(preview, 'Publish these words'))).toContain('hold from now on');
  await town.settle();
  const read = await ada.hears('agreement');
  expect(read.match(/We begin on time/g)).toHaveLength(1);
  expect(read).toContain('What Grove keeps');
  expect(read).toContain('Who can read a circle');
  expect(read).not.toContain('Some things stay outside');
  expect(await ada.joins()).toContain('Good to have you');
  expect(await ada.hears('me')).not.toContain('have changed');
});

test('only moderators change the words, and a yes to words that somebody has changed meanwhile is none', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people as [Somebody];
  const { reply } = await (await ada.run('agreement')).settled();
  expect(reply && buttonsOf(reply)).toEqual([]);
  const first = await writes(place.host, clauses.join('\n'));
  await said(first);
  await said(await writes(place.host, 'Something else.'));
  expect(await said(await place.host.pressesOn(first, 'Publish these words'))).toContain(
    'changed these words meanwhile',
  );
  expect(await ada.hears('agreement')).toContain('Some things stay outside');
});

test('of two who write at one moment each reads what they wrote, and the later words are kept', async () => {
  const place = await town.openGuild();
  let heard = Promise.resolve('');
  await town.database.transaction(async (other) => {
    await other.query(`INSERT INTO agreement (guild_id, clauses) VALUES ($1, ARRAY['Somebody else.'])`, [place.guild]);
    heard = writes(place.host, 'We listen.').then(said);
    await eventually(async () => {
      const waiting = await town.database.query<object[]>('SELECT FROM pg_locks WHERE NOT granted');
      expect(waiting).not.toEqual([]);
    });
  });
  expect(await heard).toContain('Nothing is published yet');
  const sql = 'SELECT clauses FROM agreement WHERE guild_id = $1';
  expect(await town.database.query<object[]>(sql, [place.guild])).toEqual([{ clauses: ['We listen.'] }]);
});

test('what cannot be published is given back with the reason', async () => {
  const place = await town.openGuild();
  const heard = await said(await writes(place.host, 'We listen. '.repeat(60)));
  expect(heard).toContain('At most 400 characters');
  expect(heard).toContain('We listen');
});

test('who waits is asked again with what is new and what is gone, keeps their place, and is left out of searches until they agree', async () => {
  const place = await town.openGuild({ people: 4 });
  await areWaiting(town, place, place.people);
  await publishes(place, clauses.join('\n'));
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size: 3 });
  const notYet = await place.host.hears('cohort match', { cohort: 'Spring' });
  expect(notYet).toContain('4 more people wait and have not yet agreed');
  expect(await place.host.reads('welcome')).toContain('has new words since');
  for (const person of place.people.slice(1)) {
    const asked = await person.run('me');
    const text = await said(asked);
    expect(text).toContain('**New:** We begin on time');
    expect(text).not.toContain('**New:** Passing is always fine\\. So are');
    expect(text).toContain('No longer part of it');
    expect(text).toContain('Who can read a circle');
    expect(await said(await person.pressesOn(asked, 'I agree'))).toContain('on the list');
    expect(await person.hears('me')).not.toContain('have changed');
  }
  const found = await place.host.hears('cohort match', { cohort: 'Spring' });
  expect(found).toContain('1 more person waits and has not yet agreed');
  expect(found).not.toContain(`<@${place.people[0]?.id ?? ''}>`);
  const rows = await town.database.query<{ user_id: string }[]>(
    `SELECT user_id FROM application WHERE guild_id = $1 AND state = 'waiting' ORDER BY submitted_at, id`,
    [place.guild],
  );
  expect(rows.map(({ user_id }) => user_id)).toEqual(place.people.map(({ id }) => id));
});

test('who sits in a circle is asked, never held up, and nobody else reads that they have not answered', async () => {
  const place = await town.openGuild({ people: 3 });
  await place.launch({ size: 3 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  await publishes(place, clauses.join('\n'));
  const circle = await ada.run('circle');
  expect(await said(circle)).toContain('`/me` shows you what is new');
  expect(await ada.hears('why')).toContain('`/me` shows you what is new');
  const asked = await ada.run('me');
  expect(await said(asked)).toContain('Nothing changes in your circle');
  // What has come about meanwhile is told with it, not instead of it.
  expect(await said(asked)).toContain('You have a circle now');
  expect(await said(await ada.pressesOn(asked, 'Not now'))).not.toContain('have changed since');
  const thread = await ben.reads('Spring 1');
  expect(thread).not.toContain('agreed');
  await town.passTo('2027-03-02T17:02:00Z');
  expect((await ada.sees('Spring 1')).map(textOf).join()).toContain('Check-in');
  const again = await ada.run('me');
  await said(await ada.pressesOn(again, 'I agree'));
  expect(await ada.hears('circle')).not.toContain('what is new');
});
