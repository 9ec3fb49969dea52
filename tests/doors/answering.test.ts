import { createLog } from '../../bot/common/log';
import { startGrove } from '../../bot/start';
import { textOf } from '../../sandbox/client';
import { aTown, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

/** Something else keeps a table for itself while `during` happens. */
async function whileLocked(table: string, during: () => Promise<void>): Promise<void> {
  const runner = town.database.createQueryRunner();
  await runner.startTransaction();
  await runner.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  try {
    await during();
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

test('a form whose answers of before cannot be read in a second is refused kindly, in time', async () => {
  const place = await town.openGuild();
  const ada = await place.newcomer('Ada');
  const { card } = await ada.walksIn();
  await ada.acts.clickLabel({ channel: card.channel, message: card.id, label: 'See everything' });
  await town.settle();
  await whileLocked('application', async () => {
    const pressed = await ada.presses('About you', 'welcome');
    expect(pressed.state).toBe('answered');
    expect(pressed.reply && textOf(pressed.reply)).toContain('press the button again in a moment');
  });
  expect((await ada.presses('About you', 'welcome')).state).toBe('form');
});

test('a command is acknowledged at once although the database keeps it waiting, and then says what became of it', async () => {
  const place = await town.openGuild();
  await whileLocked('cohort', async () => {
    const asked = await place.host.run('cohort launch', { cohort: 'Spring' });
    expect(asked.state).toBe('deferred');
  });
});

test('suggestions that cannot be had are none, and hurt nobody', async () => {
  const place = await town.openGuild();
  const { acts, guild } = place.host;
  await whileLocked('cohort', async () => {
    const typing = acts.autocomplete({
      guild,
      channel: place.general,
      command: 'cohort launch',
      focused: 'cohort',
      value: 'S',
    });
    await expect(typing).rejects.toThrow();
  });
  expect(await place.host.hears('cohort launch', { cohort: 'Spring' })).toContain('no cohort called');
});

test('answers to a command are seen by the one who ran it and by nobody else', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people as [Somebody];
  await place.host.hears('cohort create', { name: 'Secret', start: '2027-03-02', time: '18:00', zone: 'UTC' });
  expect((await ada.acts.messages(place.general)).map(textOf).join()).not.toContain('Secret');
});

test('Discord is told the commands once, and not again by the next start', async () => {
  const told = async (): Promise<number> => {
    const { requests } = await town.sandbox.client.report();
    return requests
      .filter(({ method, route }) => method === 'PUT' && route.endsWith('/commands'))
      .reduce((sum, { count }) => sum + count, 0);
  };
  expect(await told()).toBe(1);
  await town.grove.stop();
  town.grove = await startGrove(town.config, createLog('silent'), () => undefined);
  expect(await told()).toBe(1);
});
