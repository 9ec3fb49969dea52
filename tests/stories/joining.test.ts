import { textOf, type Outcome } from '../../sandbox/client';
import { aTown, said, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const prefilledIn = ({ form }: Outcome): unknown[] =>
  (form?.components ?? []).map((label) => (label.component as { value?: string }).value);

test('a newcomer presses Join, fills one short form, and hears alone that they are on the list', async () => {
  const place = await town.openGuild({ people: 2 });
  const [ada, ben] = place.people;
  const heard = await ada?.joins({ called: 'Ada L.' });
  expect(heard).toContain('Good to have you, Ada L');
  expect(await ben?.reads('welcome')).not.toContain('Ada');
});

test('who presses Join again finds their answers in the form, and keeps what they do not change', async () => {
  const place = await town.openGuild();
  const ada = await place.newcomer('Ada');
  await ada.joins({ work: 'Budgets for consortia', wish: 'Saying no' });
  const again = await ada.presses('Join', 'welcome');
  expect(prefilledIn(again)).toEqual(['Ada', 'Budgets for consortia', 'Saying no']);
  expect(await ada.joins({ wish: 'Asking' })).toContain('You keep your place on the list');
});

test('a form of 4,000 characters is refused kindly, with the words given back so that nothing is typed twice', async () => {
  const place = await town.openGuild();
  const ada = await place.newcomer('Ada');
  const opened = await ada.presses('Join', 'welcome');
  if (!opened.form) throw new Error('no form');
  const fields = { called: 'Ada', work: 'proposal '.repeat(444), wish: 'n'.repeat(4000) };
  const heard = await said(await ada.acts.submit({ form: opened.form, fields, forge: true }));
  expect(heard).toContain('your work may have 300 characters and your wish may have 300 characters');
  expect(heard).toContain('proposal proposal');
  expect(heard.length).toBeLessThanOrEqual(4000);
  const again = await ada.presses('Join', 'welcome');
  expect(prefilledIn(again)).toEqual([undefined, undefined, undefined]);
});

test('answers of nothing but invisible characters are asked for again', async () => {
  const place = await town.openGuild();
  const ada = await place.newcomer('Ada');
  expect(await ada.joins({ called: '\u200b\u2063 \u202e' })).toContain('Please fill in your name');
});

test('@everyone, mentions and markdown in every answer ping nobody and format nothing', async () => {
  const place = await town.openGuild({ people: 1 });
  const ada = await place.newcomer('Ada');
  const hostile = `@everyone <@${place.people[0]?.id}> **bold** # x`;
  await ada.joins({ called: hostile, work: hostile, wish: hostile });
  const mine = await ada.sees('welcome');
  const last = mine.at(-1);
  expect(last && textOf(last)).toContain('\\*\\*bold');
  const ledger = await town.sandbox.client.ledger({ guild: place.guild });
  expect(ledger.flatMap((entry) => entry.pinged)).toEqual([]);
});

test('twenty presses on Join at once open twenty forms and nothing breaks', async () => {
  const place = await town.openGuild();
  const ada = await place.newcomer('Ada');
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => ada.presses('Join', 'welcome')));
  expect(outcomes.map((outcome) => outcome.state)).toEqual(Array(20).fill('form'));
});
