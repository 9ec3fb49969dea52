import { claimRows } from '../../bot/discord/outboxRows';
import { createLog } from '../../bot/common/log';
import { createDataSource } from '../../bot/store/dataSource';
import { migrate } from '../../bot/store/migrate';
import { OutboxRow } from '../../entities';
import { freshDatabase } from '../support/postgres';

test('an act that takes longer than its lease is left to whoever is at it, and so is all that waits behind it', async () => {
  const fresh = await freshDatabase();
  const database = await createDataSource(fresh.url, createLog('silent')).initialize();
  try {
    await migrate(database);
    const act = { do: 'open-thread', parent: '5', name: 'Spring 1', suffix: '1', group: '1' };
    const row = { guildId: '1', act, leaseUntil: new Date(0) };
    await database.manager.insert(OutboxRow, [
      { ...row, about: 'first', lane: '5' },
      { ...row, about: 'behind it', lane: '5' },
      { ...row, about: 'elsewhere', lane: '6' },
    ]);
    const first = await database.manager.findOneByOrFail(OutboxRow, { about: 'first' });
    const claimed = await claimRows(database.manager, { most: 4, underWay: [first.id] });
    expect(claimed.map(({ about }) => about)).toEqual(['elsewhere']);
    await database.manager.update(OutboxRow, { state: 'pending' }, { leaseUntil: new Date(0) });
    const afterACrash = await claimRows(database.manager, { most: 4, underWay: [] });
    expect(afterACrash.map(({ about }) => about)).toEqual(['first', 'elsewhere']);
  } finally {
    await database.destroy();
    await fresh.drop();
  }
});
