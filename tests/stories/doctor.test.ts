import { PermissionFlagsBits } from 'discord-api-types/v10';
import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { judgedSandbox } from '../support/sandbox';
import { eventually } from '../support/eventually';
import { freshDatabase } from '../support/postgres';
import { runToItsEnd } from '../support/processes';
import { aTown, said, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const healthy = [
  ...['**Token:** Discord knows me', '**Intents:** the gateway is open', '**Database:** up to date'],
  ...['**Queue:** it rang', '**Clock:** right', '**Time zones:** data of'],
];

test('after the set-up a host asks the doctor, and hears that all is well', async () => {
  const place = await town.openGuild();
  const heard = await place.host.hears('grove doctor');
  expect(heard).toMatch(/^## All is well/);
  for (const line of [...healthy, '**Permissions:** all that I need', '**Channels:** all there', '**Roles:** mine'])
    expect(heard).toContain(line);
});

test('the set-up itself names the doctor, and before it the doctor names the set-up', async () => {
  const place = await town.openGuild({ setUp: false });
  const before = await place.host.hears('grove doctor');
  expect(before).toMatch(/^## One thing to mend/);
  expect(before).toContain('Run `/grove setup`');
  expect(await place.setUp()).toContain('/grove doctor');
});

test('the doctor is for those who manage the server, and speaks to them alone', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people;
  if (!ada) throw new Error('nobody came');
  const forged = { guild: place.guild, channel: place.general, command: 'grove doctor', forge: true };
  expect(await said(await ada.acts.run(forged))).toContain('Manage Server');
  await place.host.hears('grove doctor');
  expect(await ada.reads('general')).not.toContain('Database');
});

test('what was changed by hand is found, each with its one step, and the set-up mends what it can', async () => {
  const place = await town.openGuild();
  const { client } = town.sandbox;
  const state = await client.guild(place.guild);
  const bot = state.members.find((member) => member.bot)?.id ?? '';
  const circles = await place.host.channel('circles');
  const deny = String(PermissionFlagsBits.CreatePrivateThreads);
  await client.setOverwrite({ channel: circles, target: bot, kind: 'member', allow: '0', deny });
  const ours = state.roles.find(({ name }) => name === 'Circle moderator')?.id ?? '';
  await client.editRole({ guild: place.guild, role: ours, position: 9 });
  const heard = await place.host.hears('grove doctor');
  expect(heard).toMatch(/^## 2 things to mend/);
  expect(heard).toContain(
    `in <#${circles}> I lack what I need. Run \`/grove setup\`, which gives me back:\n` +
      `  - **Send Messages** to welcome people\n  - **Create Private Threads** to open a private thread for each circle`,
  );
  expect(heard).toContain('Drag mine above it');

  await client.editRole({ guild: place.guild, role: ours, position: 1 });
  await client.deleteChannel({ channel: await place.host.channel('welcome') });
  expect(await place.host.hears('grove doctor')).toContain('the welcome channel cannot be found. Run `/grove setup`');
  await place.setUp();
  expect(await place.host.hears('grove doctor')).toMatch(/^## All is well/);
});

test('too little and too much are both named: lacking rights, and Administrator', async () => {
  const few = String(PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages);
  const [poor, rich] = await Promise.all([
    town.openGuild({ setUp: false, botPermissions: few }),
    town.openGuild({ setUp: false, botPermissions: String(PermissionFlagsBits.Administrator) }),
  ]);
  expect(await poor.host.hears('grove doctor')).toContain('\n  - **Manage Threads** to keep those threads open');
  expect(await rich.host.hears('grove doctor')).toContain('I am *Administrator*, and need not be');
});

test('a machine whose clock is wrong is told so at the start and by the doctor', async () => {
  const lines: string[] = [];
  const other = await aTown({
    dateAheadMs: 90_000,
    log: createLog('info', { write: (line: string) => void lines.push(line) }),
  });
  try {
    const place = await other.openGuild();
    expect(await place.host.hears('grove doctor')).toMatch(/this machine is (89|90|91) seconds behind Discord’s/);
    await eventually(() => {
      const told = lines.find((line) => line.includes('"msg":"doctor"'));
      expect(told).toMatch(/"ill":\[\{"is":"clockOff","seconds":-(89|90|91)\}\]/);
      return Promise.resolve();
    });
  } finally {
    await other.stop();
  }
});

test('where no server let Grove have commands, the start ends with the one step that mends it', async () => {
  const sandbox = await judgedSandbox();
  const database = await freshDatabase();
  try {
    const host = await sandbox.client.createUser({ name: 'host' });
    await sandbox.client.createGuild({ name: 'A guild', owner: host.id, commands: false });
    const env = { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl, DATABASE_URL: database.url };
    const ended = await runToItsEnd({ words: ['bot/main.ts'], env: { ...env, GROVE_LOG_LEVEL: 'silent' } });
    expect(ended).toEqual({
      code: 78,
      out: '',
      err: expect.stringMatching(/^Discord does not let Grove have commands.*\n$/) as string,
    });
  } finally {
    await sandbox.close();
    await database.drop();
  }
});

test('one server without the scope does not keep Grove from the others', async () => {
  const lines: string[] = [];
  const place = await town.openGuild();
  const { client } = town.sandbox;
  const host = await client.createUser({ name: 'another host' });
  const { id } = await client.createGuild({ name: 'Quiet', owner: host.id, commands: false });
  await town.grove.stop();
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  town.grove = await startGrove(town.config, log, (why) => town.ended.push(why.message));
  await eventually(() => {
    const told = lines.find((line) => line.includes('applications.commands'));
    expect(told).toContain(`"guilds":["${id}"]`);
    return Promise.resolve();
  });
  expect(town.ended).toEqual([]);
  expect(await place.host.hears('grove doctor')).toMatch(/^## All is well/);
});
