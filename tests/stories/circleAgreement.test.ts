import { createLog } from '../../bot/common/log';
import type { Step } from '../../bot/sessions/programmes/programme';
import { buttonsOf, selectsOf, textOf, type Outcome, type SeenMessage, type SeenSelect } from '../../sandbox/client';
import { aSessionOf, writes } from '../support/formats';
import { aTown, said, type Somebody, type Town } from '../support/town';

let town: Town;
/** what Grove has logged */
const lines: string[] = [];
// Each story waits for a week, so each has a town of its own.
beforeEach(async () => {
  town = await aTown({ log: createLog('debug', { write: (line) => void lines.push(line) }) });
});
afterEach(() => town.stop());

const thread = 'Spring 1';
const steps: Step[] = [
  { kind: 'reveal', title: 'What do we want?', prompt: 'One a line', minutes: 5, named: false, becomes: 'agreement' },
  { kind: 'pause', minutes: 3, words: 'Read them.' },
  { kind: 'talk', title: 'What is open', prompt: 'Talk', minutes: 10 },
  { kind: 'close', words: 'Bye' },
];

const clauses = ['We begin on time.', 'No phones.', 'Nobody records.'];

/** Three have written in silence, and all of it has appeared. */
async function proposed(): Promise<[Somebody, Somebody, Somebody]> {
  const { circle } = await aSessionOf(town, steps);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  await writes(ada, `${clauses[0] ?? ''}\n- ${clauses[1] ?? ''}`);
  await writes(ben, 'we begin on time');
  await writes(cleo, clauses[2] ?? '');
  await town.settle();
  return [ada, ben, cleo];
}

const agreed = async (person: Somebody): Promise<SeenMessage> => {
  const shared = (await person.sees(thread)).filter(({ ephemeral }) => !ephemeral);
  const found = shared.findLast((message) => textOf(message).startsWith('**What Spring 1 agrees on'));
  if (!found) throw new Error('nothing is agreed on');
  return found;
};

const opensCard = async (person: Somebody): Promise<Outcome> => {
  const { id, channel } = await agreed(person);
  const [first] = buttonsOf(await agreed(person));
  return person.acts.clickLabel({ channel, message: id, label: first?.label ?? '' });
};

/** Marks, on one's own card, the clauses that hold these words; that is answered then. */
async function marks(person: Somebody, which: 'object' | 'choose', ...wanted: string[]): Promise<Outcome> {
  const marked = await (await readyToMark(person, which, ...wanted))();
  await marked.settled();
  return marked;
}

/** The same with the card opened now, and set when it is called. */
async function readyToMark(
  person: Somebody,
  which: 'object' | 'choose',
  ...wanted: string[]
): Promise<() => Promise<Outcome>> {
  const { reply } = await (await opensCard(person)).settled();
  if (!reply) throw new Error('no card');
  const select = selectOf(reply, which);
  const values = select.options
    .filter(({ label }) => wanted.some((words) => label.includes(words)))
    .map(({ value }) => value);
  return () => person.acts.choose({ channel: reply.channel, message: reply.id, customId: select.customId, values });
}

const selectOf = (message: SeenMessage, which: string): SeenSelect => {
  const select = selectsOf(message).find(({ customId }) => customId.startsWith(`agreeing.${which}.`));
  if (!select) throw new Error(`no ${which} on the card`);
  return select;
};

const objections = (guild: string): Promise<unknown[]> =>
  town.database.query('SELECT FROM objection o JOIN clause c ON c.id = o.clause_id WHERE c.guild_id = $1', [guild]);

const endOfAsking = async (guild: string): Promise<Date> => {
  const [row] = await town.database.query<{ at: Date }[]>(
    'SELECT max(closes_at) AS at FROM clause WHERE guild_id = $1',
    [guild],
  );
  if (!row) throw new Error('nothing is asked');
  return row.at;
};

test('what was written in silence is proposed together, unsigned and each once; nobody’s id stands beside it', async () => {
  const [ada, , cleo] = await proposed();
  const text = textOf(await agreed(cleo));
  for (const words of clauses) expect(text.toLowerCase().split(words.slice(0, -1).toLowerCase())).toHaveLength(2);
  expect(text).not.toContain('<@');
  // It appears once: the message in which it can be answered is the one that shows it.
  expect((await cleo.reads(thread)).split('Nobody records')).toHaveLength(2);
  expect(await cleo.reads(thread)).not.toContain('Nobody wrote');
  const columns = await town.database.query<{ column_name: string }[]>(
    `SELECT column_name FROM information_schema.columns WHERE table_name = 'clause'`,
  );
  expect(columns.map(({ column_name }) => column_name)).not.toContain('user_id');
  expect(text).toContain('holds from then on');
  expect(await said(await opensCard(ada))).toContain('Only you see what you mark');
});

test('an objection is seen by nobody until the look, then only that there is one; it can be taken back, and is deleted at the end', async () => {
  const [ada, ben] = await proposed();
  const before = await ben.reads(thread);
  lines.length = 0;
  expect(await said(await marks(ada, 'object', 'No phones'))).toContain('Noted, for your eyes only');
  await town.settle();
  expect(await ben.reads(thread)).toBe(before);
  expect(lines.join('')).not.toContain(ada.id);
  const { reply } = await (await opensCard(ada)).settled();
  if (!reply) throw new Error('no card');
  const { chosen, options } = selectOf(reply, 'object');
  expect(chosen).toEqual(options.filter(({ label }) => label === 'No phones.').map(({ value }) => value));
  expect(await ada.hears('mydata show')).toContain('could not live with “No phones');
  await marks(ben, 'object', 'No phones', 'Nobody records');
  await marks(ben, 'object', 'No phones');
  await town.pass({ minutes: 4 });
  const looked = textOf(await agreed(ben));
  expect(looked.match(/Still open/g)).toHaveLength(1);
  expect(looked).toMatch(/No phones.*Still open/u);
  expect(looked).not.toContain('<@');
  expect(await objections(ada.guild)).toHaveLength(2);
  await town.passTo(await endOfAsking(ada.guild));
  const read = await ben.reads(thread);
  const [, stands = ''] = read.split('We agree on this from now on:');
  expect(stands).toMatch(/we begin on time/iu);
  expect(stands).toContain('Nobody records');
  expect(read).toMatch(/This is no part of it:\*\*\n- “No phones/u);
  expect(textOf(await agreed(ben))).not.toContain('No phones');
  expect(await objections(ada.guild)).toEqual([]);
});

test('an objection that is taken back in time lets the clause stand', async () => {
  const [ada, ben] = await proposed();
  await marks(ada, 'object', 'No phones');
  await town.pass({ minutes: 4 });
  expect(textOf(await agreed(ben))).toContain('Still open');
  await marks(ada, 'object');
  await town.settle();
  // Whoever spoke against it is not shown by the moment in which it changes.
  expect(textOf(await agreed(ben))).toContain('Still open');
  await town.passTo(await endOfAsking(ada.guild));
  expect(textOf(await agreed(ben))).toMatch(/This holds:[^]*No phones/u);
});

test('later somebody proposes a clause and another one would strike one: by nobody’s name, with three days for it', async () => {
  const [ada, ben, cleo] = await proposed();
  await town.passTo(await endOfAsking(ada.guild));
  expect(await said(await ada.pressesOn(await ada.run('circle'), 'What we agreed on'))).toContain('This holds:');
  const { form } = await ada.pressesOn(await opensCard(ada), 'Propose a clause');
  if (!form) throw new Error('no form');
  const answer = await said(await ada.acts.submit({ form, fields: { words: 'We end on *time*.' } }));
  expect(answer).toContain('Your circle is asked');
  const ask = await marks(ben, 'choose', 'Nobody records');
  expect(await said(ask)).toContain('somebody would strike');
  expect(await said(await ben.pressesOn(ask, 'Ask the circle'))).toContain('Your circle is asked');
  await town.settle();
  const read = await cleo.reads(thread);
  expect(read).toContain('Somebody proposes** “We end on \\*time\\*');
  expect(read).toContain('Somebody would strike** “Nobody records');
  expect(read).not.toContain(`<@${ada.id}> proposes`);
  await marks(cleo, 'object', 'Nobody records');
  await town.passTo(await endOfAsking(ada.guild));
  await town.settle();
  const now = textOf(await agreed(cleo));
  expect(now).toContain('We end on');
  expect(now).toContain('Nobody records');
  expect(await cleo.reads(thread)).toContain('This stays');
  const { reply: circle } = await (await ada.run('circle')).settled();
  const next = circle && selectsOf(circle).find(({ options }) => options.some(({ value }) => value === 'agreed'));
  if (!next) throw new Error('the card of the circle leads nowhere');
  const chosen = { channel: circle.channel, message: circle.id, customId: next.customId, values: ['agreed'] };
  expect(await said(await ada.acts.choose(chosen))).toContain('This holds:');
});

test('once the cohort has ended nothing more is asked or settled: the thread stays as the goodbye left it', async () => {
  const [ada, ben] = await proposed();
  const asked = await endOfAsking(ada.guild);
  await said(await marks(ben, 'object', 'phones'));
  const held = await readyToMark(ben, 'object', 'phones');
  const { form } = await ada.pressesOn(await opensCard(ada), 'Propose a clause');
  if (!form) throw new Error('no form');
  // The circle does not meet any more, so that its cohort may end.
  await town.pass({ minutes: 120 });
  const { host } = ada.place();
  const ends = await host.run('cohort end', { cohort: 'Spring' });
  await said(ends);
  await said(await host.pressesOn(ends, 'Yes, end it now'));
  await town.settle();
  expect(await said(await held())).toContain('circle is over');
  const before = await ben.reads(thread);
  expect(before).toContain('The thread is closed now');
  // What was only asked is gone with what spoke against it, and nothing more can be said against it.
  expect(await objections(ada.guild)).toHaveLength(0);
  expect(await town.database.query('SELECT FROM clause WHERE guild_id = $1', [ada.guild])).toHaveLength(0);
  expect(await said(await ada.acts.submit({ form, fields: { words: 'We end on time.' } }))).toContain('circle is over');
  await town.passTo(asked);
  expect(await ben.reads(thread)).toBe(before);
});

test('only who sits in the circle sees or changes any of it, and whoever leaves takes their objection along', async () => {
  const [ada, ben] = await proposed();
  const { id, channel } = await agreed(ada);
  const board = buttonsOf(await agreed(ada))[0];
  const { host } = ada.place();
  await town.sandbox.client.addThreadMember({ channel, user: host.id });
  const outside = await host.acts.click({ channel, message: id, customId: board?.customId ?? '' });
  expect(await said(outside)).toContain('circle');
  expect(await said(outside)).not.toContain('Only you see');
  await marks(ada, 'object', 'No phones');
  await ada.hears('leave');
  await town.settle();
  expect(await objections(ada.guild)).toEqual([]);
  await marks(ben, 'object', 'We begin');
  await ben.hears('mydata erase');
  await said(await ben.acts.clickLabel({ channel: ben.place().general, label: 'Yes, erase everything' }));
  expect(await objections(ben.guild)).toEqual([]);
});

test('whoever erases their data while it is known what they wrote takes back what they proposed', async () => {
  const [, , cleo] = await proposed();
  await cleo.hears('mydata erase');
  await said(await cleo.acts.clickLabel({ channel: cleo.place().general, label: 'Yes, erase everything' }));
  const rows = await town.database.query<{ words: string }[]>(
    'SELECT words FROM clause WHERE guild_id = $1 ORDER BY id',
    [cleo.guild],
  );
  expect(rows.map(({ words }) => words)).not.toContain('Nobody records.');
  expect(rows).toHaveLength(2);
});

test('what one card cannot hold is not asked, and that is said', async () => {
  const { circle } = await aSessionOf(town, steps);
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  const many = (of: string): string => Array.from({ length: 8 }, (_, at) => `${of} ${at}`).join('\n');
  await writes(ada, many('One'));
  await writes(ben, many('Two'));
  await writes(cleo, many('Three'));
  await town.settle();
  const read = await ada.reads(thread);
  expect(read).toContain('Not all of it found room');
  // What found none can be read where all of it appears.
  expect(read).toContain('Three 7');
  expect(textOf(await agreed(ada)).split('\n- “')).toHaveLength(19);
});

test('in writing it is the same, over days: proposed when all of it appears, looked at half-way, and held at the end', async () => {
  const { place, circle } = await aSessionOf(town, steps, { inWriting: true });
  const [ada, ben, cleo] = circle as [Somebody, Somebody, Somebody];
  await writes(ada, clauses.join('\n'));
  await town.settle();
  expect(await ben.reads(thread)).not.toContain('agrees on among itself');
  const isProposed = async (): Promise<boolean> => (await ben.reads(thread)).includes('agrees on among itself');
  for (let hour = 0; hour < 72 && !(await isProposed()); hour++) await town.pass({ minutes: 60 });
  await marks(cleo, 'object', 'No phones');
  await town.settle();
  expect(textOf(await agreed(ben))).not.toContain('Still open');
  await town.passTo(new Date((await endOfAsking(place.guild)).getTime() - 60_000));
  expect(textOf(await agreed(ben))).toMatch(/No phones.*Still open/u);
  await town.passTo(await endOfAsking(place.guild));
  expect(textOf(await agreed(ben))).toMatch(/This holds:[^]*Nobody records/u);
  expect(textOf(await agreed(ben))).not.toContain('No phones');
});
