import { townPace } from '../../bot/pace';
import { selectsOf, textOf, type Outcome } from '../../sandbox/client';
import { areWaiting, hours } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

/** The moderator's hand in the matching: what is weak, what if, drafts side by side, and a yes to any of them. */

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

type Profiles = Parameters<typeof areWaiting>[3];

async function aCohort(people: number, profiles: Profiles = {}, size = 4): Promise<Place> {
  const place = await town.openGuild({ people });
  await areWaiting(town, place, place.people, profiles);
  await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08', size });
  return place;
}
async function match({ host }: Place): Promise<Outcome> {
  const found = await host.run('cohort match', { cohort: 'Spring' });
  await found.settled();
  return found;
}
const whatIf = ({ host }: Place, wish: Record<string, string | number>): Promise<string> =>
  host.hears('cohort what-if', { cohort: 'Spring', ...wish });
const drafts = ({ host }: Place, p: { keep?: number } = {}): Promise<Outcome> =>
  host.run('cohort drafts', { cohort: 'Spring', ...p });
const at = ({ people }: Place, seat: number): Somebody => people[seat] as Somebody;
const tag = (...people: readonly Somebody[]): string => people.map(({ id }) => `<@${id}>`).join(' ');

/** The circles that are shown, in the order of their numbers: who sits in each. */
function circlesIn(shown: string): string[][] {
  const found = [...shown.matchAll(/\*\*Spring (\d+)\*\*[^\n]*\n([^\n]*)/gu)].map(
    ([, number, line = '']) =>
      [Number(number), [...line.matchAll(/<@(\d+)>/gu)].map(([, id = '']) => id).sort()] as const,
  );
  return found.sort(([one], [other]) => one - other).map(([, members]) => members);
}
const circleOf = (shown: string, { id }: Somebody): string[] =>
  circlesIn(shown).find((members) => members.includes(id)) ?? [];

/** Chooses by labels in the menu with this placeholder on the answer; what is said then. */
async function chooses(who: Somebody, answer: Outcome, menu: string, labels: readonly string[]): Promise<string> {
  const { reply } = await answer.settled();
  const found = reply && selectsOf(reply).find(({ placeholder }) => placeholder.startsWith(menu));
  if (!reply || !found) throw new Error(`no menu ${menu}`);
  const values = labels.flatMap((label) => found.options.find((option) => option.label === label)?.value ?? []);
  const place = { channel: reply.channel, message: reply.id, customId: found.customId };
  return said(await who.acts.choose({ ...place, values }));
}

test('what was found: totals and how good it is first, then the circles, the weakest first with what is weak', async () => {
  const place = await aCohort(8, (_, seat) =>
    seat < 4
      ? { wants: ['negotiation'], offers: ['negotiation'], availability: hours([0], 18, 20) }
      : { wants: ['pricing'], offers: ['budgets'], availability: hours([1], 22, 24), years: seat === 7 ? 25 : 2 },
  );
  const shown = await said(await match(place));
  expect(shown).toContain('2 circles for 8 people; everybody who waits has a place');
  expect(shown).toMatch(/The circles suit their people [a-z ]+ \(\d+ of 100\)/u);
  expect(shown).toContain('Draft 1');
  const [, weak = '', strong = ''] = shown.split(/\*\*Spring \d\*\*/u);
  const late = place.people.slice(4).map(({ id }) => id);
  for (const id of late) expect(weak).toContain(id);
  expect(weak).toContain('Nobody here offers what any of the others would like to learn');
  expect(weak).toContain('before 8:00 or after 21:00 for everybody');
  expect(weak).toContain(`Nobody here has worked about as long as ${tag(at(place, 7))}`);
  expect(weak).toContain('suits them a little');
  expect(strong).toContain('suits them very well');
  expect(strong).not.toContain('Nobody here');
});

test('a clock that is changed in these weeks is told, with whose it is', async () => {
  const place = await aCohort(4, (_, seat) =>
    seat === 0
      ? { zone: 'America/New_York', availability: hours([1], 8, 16) }
      : { zone: 'Africa/Nairobi', availability: hours([1], 16, 20) },
  );
  expect(await said(await match(place))).toContain(`the hour moves on the clock of ${tag(at(place, 0))}`);
});

test('two people are kept apart: another draft, with that on top of it, and nothing in what anybody told', async () => {
  const place = await aCohort(8);
  const found = await said(await match(place));
  const [one = '', other = ''] = circlesIn(found)[0] ?? [];
  const [ada, ben] = [one, other].map((id) => place.people.find((person) => person.id === id)) as [Somebody, Somebody];
  const shown = await whatIf(place, { apart: tag(ada, ben) });
  expect(shown).toContain('Draft 2');
  expect(shown).toContain(`<@${ada.id}> and <@${ben.id}> sit in different circles`);
  expect(circleOf(shown, ada)).not.toContain(ben.id);
  expect(circlesIn(shown).flat()).toHaveLength(8);
  const again = await said(await place.host.pressesOn(await match(place), 'Look again'));
  expect(again).not.toContain('Decided for this draft');
  expect(await ada.hears('mydata show')).toContain('A proposal of circles for **Spring**');
});

test('other sizes, and decisions that add up until they are forgotten', async () => {
  const place = await aCohort(9, {}, 3);
  await match(place);
  const [ada, ben] = [at(place, 0), at(place, 1)];
  const sized = await whatIf(place, { sizes: '4-5' });
  expect(sized).toContain('Every circle has 4 to 5 people');
  expect(
    circlesIn(sized)
      .map(({ length }) => length)
      .sort(),
  ).toEqual([4, 5]);
  const both = await whatIf(place, { apart: tag(ada, ben) });
  expect(both).toContain('Every circle has 4 to 5 people');
  expect(circleOf(both, ada)).not.toContain(ben.id);
  const afresh = await whatIf(place, { sizes: '9', earlier: 'forgotten' });
  expect(afresh).not.toContain('different circles');
  expect(circlesIn(afresh)).toEqual([place.people.map(({ id }) => id).sort()]);
  const first = await whatIf(place, { draft: 1, seconds: 20 });
  expect(first).toContain('I look for up to 20 seconds');
  expect(first).not.toContain('Every circle has');
});

test('what cannot be is refused with names and the next step, and nothing is looked for', async () => {
  const place = await aCohort(8);
  const [ada, ben] = [at(place, 0), at(place, 1)];
  const stranger = await place.newcomer('Zoe');
  expect(await whatIf(place, { lock: '1' })).toContain('There are no circles for **Spring** to go on from yet');
  const circle = circlesIn(await said(await match(place)))[0] ?? [];
  const outside = place.people.find(({ id }) => !circle.includes(id)) as Somebody;
  expect(await whatIf(place, {})).toContain('Tell me what to decide beforehand');
  expect(await whatIf(place, { apart: '@Ada and Ben' })).toContain('type @ and choose them');
  expect(await whatIf(place, { apart: tag(ada, stranger) })).toContain(
    `Not on the list for this cohort: <@${stranger.id}>`,
  );
  expect(await whatIf(place, { apart: tag(ada, ben), together: tag(ben, ada) })).toContain('both together and apart');
  expect(await whatIf(place, { lock: '7' })).toContain('no circle 7 in that draft: they go from 1 to 2');
  expect(await whatIf(place, { lock: '1', sizes: '6-7' })).toMatch(/has \d people, not 6 to 7/u);
  expect(await whatIf(place, { lock: '1', together: `<@${circle[0] ?? ''}> ${tag(outside)}` })).toContain(
    'stays as it is',
  );
  expect(await whatIf(place, { lock: '1', apart: `<@${circle[0] ?? ''}> <@${circle[1] ?? ''}>` })).toContain(
    'cannot be apart while circle 1 stays as it is',
  );
  expect(await whatIf(place, { sizes: '9-3' })).toContain('run backwards. Write the least first, like 3-9');
  expect(await whatIf(place, { sizes: '20' })).toContain('too large: a circle has 12 people at most');
  for (const sizes of ['many', '2-4', '5-13']) expect(await whatIf(place, { sizes })).toContain('like 4-6');
  expect(await whatIf(place, { sizes: '9-12' })).toContain('8 people wait, too few for a circle of 9');
  expect(await whatIf(place, { together: tag(...place.people), sizes: '4-6' })).toContain(
    'are 8 together, and a circle has 6',
  );
  await town.database.query(`UPDATE application SET availability = '{1,2}' WHERE user_id = $1`, [circle[0]]);
  expect(await whatIf(place, { lock: '1' })).toContain('cannot stay as decided');
  expect(await said(await drafts(place))).not.toContain('Draft 2');
});

test('drafts are listed with totals and decisions; any of them can be shown, and agreed to', async () => {
  const place = await aCohort(8);
  const first = await said(await match(place));
  await whatIf(place, { apart: tag(at(place, 0), at(place, 1)), sizes: '4' });
  const listed = await said(await drafts(place));
  expect(listed.indexOf('Draft 2')).toBeLessThan(listed.indexOf('Draft 1'));
  expect(listed).toContain('8 people have a place in 2 circles');
  expect(listed).toContain('Decided: 1 pair apart; circles of 4');
  const list = await drafts(place);
  expect(circlesIn(await chooses(place.host, list, 'Show a draft', ['Draft 1']))).toEqual(circlesIn(first));
  expect(await said(await place.host.pressesOn(list, 'Yes'))).toContain('has its circles');
  expect(await said(await drafts(place))).toContain('are agreed');
  await place.host.hears('cohort launch', { cohort: 'Spring' });
  await town.settle();
  const seats = await town.database.query<{ members: string[] }[]>(
    `SELECT array_agg(m.user_id::text ORDER BY m.user_id::text) members FROM membership m JOIN "group" g ON g.id = m.group_id
     WHERE g.guild_id = $1 GROUP BY g.number ORDER BY g.number`,
    [place.guild],
  );
  expect(seats.map(({ members }) => members)).toEqual(circlesIn(first));
});

test('two drafts side by side: totals, and who would sit elsewhere', async () => {
  const place = await aCohort(8);
  const found = await said(await match(place));
  const [one = '', other = ''] = circlesIn(found)[0] ?? [];
  const after = await whatIf(place, { apart: `<@${one}> <@${other}>` });
  const compared = await chooses(place.host, await drafts(place), 'Compare', ['Draft 2', 'Draft 1']);
  expect(compared).toContain('draft 1 and draft 2');
  expect(compared).toContain('**Draft 1:** 8 people in 2 circles, nobody without a place');
  const moved = [...compared.matchAll(/^- <@(\d+)> goes from circle (\d) to circle (\d)/gmu)];
  expect(moved.length).toBeGreaterThan(0);
  for (const [, id = '', from, to] of moved) {
    expect(circlesIn(found)[Number(from) - 1]).toContain(id);
    expect(circlesIn(after)[Number(to) - 1]).toContain(id);
  }
});

test('the newest ten drafts are there to go back to, and those somebody asked to keep', async () => {
  const place = await aCohort(4);
  await match(place);
  await match(place);
  expect(await said(await drafts(place, { keep: 1 }))).toContain('Draft 1 is kept');
  for (let more = 3; more <= 13; more++) await said(await match(place));
  const listed = await said(await drafts(place));
  expect([...listed.matchAll(/\*\*Draft (\d+)\*\*/gu)].map(([, number]) => Number(number))).toEqual([
    ...[13, 12, 11, 10, 9, 8, 7, 6, 5, 4],
    1,
  ]);
  expect(listed).toContain('**Draft 1** · kept');
  expect(await said(await drafts(place, { keep: 2 }))).toContain('not there any more');
});

test('who erases their data is in no draft any more, and in nothing that was decided', async () => {
  const place = await aCohort(9);
  const [ada, ben] = [at(place, 0), at(place, 1)];
  await match(place);
  await whatIf(place, { apart: tag(ada, ben) });
  const before = await match(place);
  await ada.hears('mydata erase');
  await ada.presses('Yes, erase everything', 'general');
  await town.settle();
  const rows = await inDatabase(town, (database) => database.query('SELECT answer, decisions FROM draft'));
  expect(JSON.stringify(rows.rows)).not.toContain(ada.id);
  expect(await said(await place.host.pressesOn(before, 'Yes'))).toContain('not there any more');
  expect(await said(await drafts(place))).toContain('There are no drafts');
  expect(await said(await match(place))).toContain('Draft 4');
});

test('only who looks after the cohort hears of its drafts, or searches in it', async () => {
  const place = await aCohort(4);
  await match(place);
  const ada = at(place, 0);
  for (const command of ['cohort drafts', 'cohort what-if'])
    expect(
      await ada.hears(command, { cohort: 'Spring', ...(command.endsWith('if') ? { sizes: '4' } : {}) }),
    ).not.toContain('Draft');
});

test('nothing is being looked for any more: a button of before says where what was found is', async () => {
  const place = await aCohort(4);
  const { reply } = await (await match(place)).settled();
  const cohort = /cohort\.accept\.1\|(\d+)/u.exec(JSON.stringify(reply))?.[1] ?? '';
  const where = { channel: place.general, message: reply?.id ?? '' };
  const pressed = await place.host.acts.click({ ...where, customId: `cohort.stop.1|${cohort}`, forge: true });
  expect(await said(pressed)).toContain('Nothing is being looked for');
});

test('while it searches it says how far it is, goes on with everything else, and stops with the best so far', async () => {
  const pace = { ...townPace, effort: () => ({ seconds: 600 }), progressEveryMs: 0 };
  const patient = await aTown({ pace });
  try {
    const place = await patient.openGuild({ people: 12 });
    const crowd: Somebody[] = [...place.people];
    for (let more = 0; more < 36; more++) crowd.push(await place.newcomer(`Guest ${more}`));
    const skills = ['negotiation', 'pricing', 'budgets', 'writing', 'hiring'];
    await areWaiting(patient, place, crowd, (_, seat) => ({
      wants: [skills[seat % 5] ?? '', skills[(seat * 3) % 4] ?? ''],
      offers: [skills[(seat * 7) % 5] ?? ''],
      years: seat % 23,
      availability: hours([seat % 4, (seat + 1) % 5], 12 + (seat % 5), 18 + (seat % 5)),
    }));
    await place.host.hears('cohort create', { name: 'Spring', start: '2027-03-08' });
    const searching = await match(place);
    const { reply } = await searching.settled();
    expect(reply && textOf(reply)).toContain('Looking for circles for Spring');
    expect(reply && textOf(reply)).toMatch(/(?:of|All) 48 people/u);
    await place.host.hears('cohort show', { cohort: 'Spring' });
    // A small machine is still searching; a quick one may have proved its answer best.
    await place.host.pressesOn(searching, 'Stop here').catch(() => undefined);
    await patient.settle();
    const seen = (await place.host.acts.messages(place.general)).find(({ id }) => id === reply?.id);
    expect(seen && textOf(seen)).toContain('Nothing happens before your yes');
    expect(seen && textOf(seen)).not.toContain('Looking for circles');
  } finally {
    await patient.stop();
  }
});
