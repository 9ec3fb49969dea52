import { PermissionFlagsBits } from 'discord-api-types/v10';
import { createLog } from '../../bot/common/log';
import { mostTries } from '../../bot/nominations/rules/tries';
import { startGrove } from '../../bot/start';
import { selectsOf, textOf, type Outcome, type SeenMessage } from '../../sandbox/client';
import { areWaiting } from '../support/people';
import { inDatabase } from '../support/rows';
import { aTown, said, type Place, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** Opens a form with a button and sends it. */
async function fills(person: Somebody, button: string, fields: Record<string, string | string[]>): Promise<Outcome> {
  const { form } = await person.presses(button, 'welcome');
  if (!form) throw new Error(`${button} opened no form`);
  return person.acts.submit({ form, fields });
}

/** Nominates, and hands back what is to be passed on. */
async function nominates(person: Somebody, told: { words?: string; signed?: boolean } = {}): Promise<string> {
  const fields = { words: told.words ?? '', signed: [told.signed ? 'yes' : 'no'] };
  return said(await fills(person, 'Nominate', fields));
}

const codeIn = (text: string): string => /^(\w{4}-){3}\w{4}$/m.exec(text)?.[0] ?? 'no code';

async function shown(outcome: Outcome): Promise<SeenMessage> {
  const { reply } = await outcome.settled();
  if (!reply) throw new Error(`nothing is shown (${outcome.state})`);
  return reply;
}

/** Gives a code, and agrees where that is asked first. */
async function gives(person: Somebody, code: string): Promise<string> {
  const outcome = await fills(person, 'I have a code', { code });
  const { reply } = await outcome.settled();
  if (!reply || !textOf(reply).includes('Your code goes along')) return said(outcome);
  return said(await person.pressesOn(outcome, 'I agree'));
}

const rows = (sql: string, place: Place): Promise<Record<string, unknown>[]> =>
  inDatabase(town, async (database) => (await database.query<Record<string, unknown>>(sql, [place.guild])).rows);
const nominated = (place: Place): Promise<Record<string, unknown>[]> =>
  rows('SELECT user_id FROM application WHERE guild_id = $1 AND nominated ORDER BY user_id', place);

const wrong = 'That code does not open anything here';

test('a colleague nominates without naming anybody, and the nominee reads the line when they use the code', async () => {
  const place = await town.openGuild({ people: 2 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  const heard = await nominates(ada, { words: 'You ask **good** questions @everyone' });
  expect(heard).toContain('send it to your colleague');
  expect(heard).toContain('good for one person, until 31 March 2027');
  expect(heard).not.toContain('discord.gg');
  expect(heard).toContain(`https://discord.com/channels/${place.guild}/`);
  expect(await rows('SELECT nominator_id, words, invite FROM nomination WHERE guild_id = $1', place)).toEqual([
    { nominator_id: ada.id, words: 'You ask **good** questions @everyone', invite: null },
  ]);
  const opened = await fills(ben, 'I have a code', { code: codeIn(heard).toLowerCase() });
  expect(await said(opened)).toContain('Your code goes along');
  expect(await rows('SELECT * FROM application WHERE guild_id = $1', place)).toEqual([]);
  const agreed = await said(await ben.pressesOn(opened, 'I agree'));
  expect(agreed).toContain('**A colleague nominated you**');
  expect(agreed).toContain('You ask \\*\\*good\\*\\* questions \\@\u2060everyone');
  expect(agreed).not.toContain(ada.id);
  expect(agreed).toContain('Step 2 of 5');
  expect(await nominated(place)).toEqual([{ user_id: ben.id }]);
});

test('who nominated is told to the nominee when the nominator said so, and not otherwise', async () => {
  const place = await town.openGuild({ people: 3 });
  const [ada, ben, cleo] = place.people as [Somebody, Somebody, Somebody];
  await areWaiting(town, place, [ben, cleo]);
  const [signed, unsigned] = [codeIn(await nominates(ada, { signed: true })), codeIn(await nominates(ada))];
  expect(await gives(ben, signed)).toContain(`<@${ada.id}> nominated you`);
  expect(await gives(cleo, unsigned)).not.toContain(ada.id);
  const kept = await rows('SELECT * FROM application WHERE guild_id = $1', place);
  expect(JSON.stringify(kept)).not.toContain(ada.id);
});

test('wrong, used, withdrawn, expired, one’s own and another server’s code are all answered alike', async () => {
  const place = await town.openGuild({ people: 5 });
  const elsewhere = await town.openGuild({ people: 1 });
  const [ada, ben, cleo, dana, eli] = place.people as [Somebody, Somebody, Somebody, Somebody, Somebody];
  await areWaiting(town, place, place.people);
  const used = codeIn(await nominates(ada));
  const withdrawn = codeIn(await nominates(ada));
  const old = codeIn(await nominates(ada));
  const foreign = codeIn(await nominates(elsewhere.people[0] as Somebody));
  await gives(ben, used);
  const own = await ada.run('nominate');
  const card = await shown(own);
  const [select] = selectsOf(card);
  await said(
    await ada.acts.choose({
      ...{ channel: card.channel, message: card.id, customId: select?.customId ?? '' },
      values: [select?.options[1]?.value ?? ''],
    }),
  );
  const answers = [
    await gives(cleo, '0000-0000-0000-0000'),
    await gives(cleo, used),
    await gives(cleo, withdrawn),
    await gives(dana, foreign),
    await gives(ada, old),
    await gives(ada, used),
    await gives(dana, 'not even a code'),
  ];
  await town.pass({ minutes: 31 * 24 * 60 });
  answers.push(await gives(eli, old));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain(wrong);
  expect(await nominated(place)).toEqual([{ user_id: ben.id }]);
  expect(await rows('SELECT * FROM nomination WHERE guild_id = $1', place)).toEqual([]);
});

test('the nominator never learns whether a code was used: not from the list, not from withdrawing, not from their data', async () => {
  const place = await town.openGuild({ people: 2 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  await areWaiting(town, place, [ben]);
  const code = codeIn(await nominates(ada, { words: 'canary' }));
  const before = [await ada.hears('nominate'), await ada.hears('mydata show')];
  expect(before[0]).toMatch(/Of \d+ \w+ 2027, good until \d+ \w+ 2027/);
  await gives(ben, code);
  expect(await nominated(place)).toHaveLength(1);
  expect([await ada.hears('nominate'), await ada.hears('mydata show')]).toEqual(before);
  const withdraws = async (person: Somebody): Promise<string> => {
    const card = await shown(await person.run('nominate'));
    const [select] = selectsOf(card);
    const values = [select?.options[0]?.value ?? ''];
    const at = { channel: card.channel, message: card.id, customId: select?.customId ?? '' };
    return said(await person.acts.choose({ ...at, values }));
  };
  const afterUse = await withdraws(ada);
  await nominates(ada, { words: 'canary' });
  expect(await withdraws(ada)).toBe(afterUse);
  expect(await nominated(place)).toHaveLength(1);
});

test('of two who give one code at the same moment one has it, and the other hears that it does not hold', async () => {
  const place = await town.openGuild({ people: 3 });
  const [ada, ben, cleo] = place.people as [Somebody, Somebody, Somebody];
  await areWaiting(town, place, [ben, cleo]);
  const code = codeIn(await nominates(ada));
  const answers = await Promise.all([gives(ben, code), gives(cleo, code)]);
  expect(answers.filter((answer) => answer.includes('nominated you'))).toHaveLength(1);
  expect(answers.filter((answer) => answer.includes(wrong))).toHaveLength(1);
  expect(await nominated(place)).toHaveLength(1);
});

test('one code is enough for one person, and the second stays good for somebody else', async () => {
  const place = await town.openGuild({ people: 3 });
  const [ada, ben, cleo] = place.people as [Somebody, Somebody, Somebody];
  await areWaiting(town, place, [ben, cleo]);
  const [one, other] = [codeIn(await nominates(ada)), codeIn(await nominates(ada))];
  await gives(ben, one);
  expect(await gives(ben, other)).toContain('one is enough');
  expect(await gives(cleo, other)).toContain('nominated you');
});

test('guessing ends after a few codes, also when Grove was started anew', async () => {
  const place = await town.openGuild({ people: 3 });
  const [ada, ben, cleo] = place.people as [Somebody, Somebody, Somebody];
  await areWaiting(town, place, [ben, cleo]);
  const code = codeIn(await nominates(ada));
  for (let guess = 0; guess < mostTries.person; guess++)
    expect(await gives(ben, `0000-0000-0000-000${guess}`)).toContain(wrong);
  await town.grove.stop();
  town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
  expect(await gives(ben, code)).toContain('several codes that did not hold');
  expect(await gives(cleo, '0000-0000-0000-0000')).toContain(wrong);
  await town.pass({ minutes: 61 });
  expect(await gives(ben, code)).toContain('nominated you');
});

test('a wrong code keeps nobody from joining: the yes is kept, and the next step is there', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people as [Somebody];
  const heard = await gives(ada, '0000-0000-0000-0000');
  expect(heard).toContain(wrong);
  expect(heard).toContain('Step 2 of 5');
  expect(await ada.joins()).toContain('Good to have you');
});

test('after a code the card says that they are among the first, and not that others are', async () => {
  const place = await town.openGuild({ people: 4 });
  const [ada, ben, cleo, dana] = place.people as [Somebody, Somebody, Somebody, Somebody];
  await areWaiting(town, place, [ben, cleo, dana]);
  await cleo.hears('leave');
  const others = 'whoever a colleague nominated comes first';
  expect(await ben.hears('me')).toContain(others);
  for (const person of [ben, cleo]) {
    const card = await gives(person, codeIn(await nominates(ada)));
    expect(card).toContain('you are among those who come first');
    expect(card).not.toContain(others);
  }
  // What waits to be told is not lost with a code that does not hold.
  await inDatabase(town, (database) =>
    database.query(`UPDATE application SET told_standing = 'left' WHERE user_id = $1`, [dana.id]),
  );
  expect(await gives(dana, '0000-0000-0000-0000')).toContain(wrong);
  expect(await dana.hears('me')).toContain('You are on the list again');
});

test('whoever erases their data takes their codes with them', async () => {
  const place = await town.openGuild({ people: 2 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  await areWaiting(town, place, [ben]);
  const code = codeIn(await nominates(ada, { words: 'canary' }));
  expect(await ada.hears('mydata show')).toContain('A code you made');
  const asked = await ada.run('mydata erase');
  await said(await ada.pressesOn(asked, 'Yes, erase everything'));
  expect(await rows('SELECT * FROM nomination WHERE guild_id = $1', place)).toEqual([]);
  expect(await gives(ben, code)).toContain(wrong);
});

describe('an invite that goes with a code', () => {
  const invitesIn = async (place: Place): Promise<unknown> =>
    rows('SELECT invite FROM nomination WHERE guild_id = $1 AND invite IS NOT NULL', place);
  const allow = async (place: Place): Promise<string> =>
    said(await place.host.pressesOn(await place.host.run('cohort entrance'), 'Allow invites'));

  test('is made only where moderators allow it, and lets one person in', async () => {
    const place = await town.openGuild({ people: 1 });
    const [ada] = place.people as [Somebody];
    expect(await place.host.hears('cohort entrance')).toContain('without an invite');
    expect(await nominates(ada)).not.toContain('discord.gg');
    expect(await allow(place)).toContain('come with an invite');
    const heard = await nominates(ada);
    const invite = /discord\.gg\/(\S+)/.exec(heard)?.[1] ?? '';
    const [fay, gil] = await Promise.all(
      ['Fay', 'Gil'].map(async (name) => town.sandbox.client.as((await town.sandbox.client.createUser({ name })).id)),
    );
    expect(await fay?.acceptInvite({ code: invite })).toMatchObject({ guild: place.guild });
    await expect(gil?.acceptInvite({ code: invite })).rejects.toMatchObject({ status: 404 });
    expect(await invitesIn(place)).toEqual([{ invite }]);
  });

  test('is taken back with its code, and one that was used is withdrawn without another word', async () => {
    const place = await town.openGuild({ people: 1 });
    const [ada] = place.people as [Somebody];
    await allow(place);
    const person = town.sandbox.client.as((await town.sandbox.client.createUser({ name: 'Fay' })).id);
    const withdraws = async (): Promise<string> => {
      const card = await shown(await ada.run('nominate'));
      const [select] = selectsOf(card);
      const at = { channel: card.channel, message: card.id, customId: select?.customId ?? '' };
      return said(await ada.acts.choose({ ...at, values: [select?.options[0]?.value ?? ''] }));
    };
    const open = /discord\.gg\/(\S+)/.exec(await nominates(ada))?.[1] ?? '';
    const withdrawn = await withdraws();
    await expect(person.acceptInvite({ code: open })).rejects.toMatchObject({ status: 404 });
    const used = /discord\.gg\/(\S+)/.exec(await nominates(ada))?.[1] ?? '';
    await person.acceptInvite({ code: used });
    expect(await withdraws()).toBe(withdrawn);
  });

  test('is no reason to give no code: without the right Grove says so, and gives the code alone', async () => {
    const place = await town.openGuild({ people: 1 });
    const [ada] = place.people as [Somebody];
    await allow(place);
    await town.sandbox.client.setOverwrite({
      ...{ channel: await ada.channel('welcome'), target: place.guild, kind: 'role' },
      ...{ allow: '66560', deny: String(PermissionFlagsBits.CreateInstantInvite) },
    });
    const heard = await nominates(ada);
    expect(heard).toContain('Discord does not let me make an invite');
    expect(codeIn(heard)).not.toBe('no code');
    expect(await invitesIn(place)).toEqual([]);
  });
});
