import { buttonsOf, textOf, type Outcome, type SeenMessage } from '../../sandbox/client';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aTown, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const shownBy = async (asked: Outcome): Promise<SeenMessage> => {
  const { reply } = await asked.settled();
  if (!reply) throw new Error('nothing was answered');
  return reply;
};

async function turns(person: Somebody, page: SeenMessage, to: string): Promise<SeenMessage> {
  const at = { channel: page.channel, message: page.id, customId: 'privacy.page.1' };
  await (await person.acts.choose({ ...at, values: [to] })).settled();
  const found = (await person.acts.messages(page.channel)).find(({ id }) => id === page.id);
  if (!found) throw new Error('the page is gone');
  return found;
}

/** Words as they stand in the file, without the marks of lists. */
const document = readFileSync(join(__dirname, '../../PRIVACY.md'), 'utf8');

test('page by page somebody reads, alone, just what PRIVACY.md says, and who reads along by name', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people as [Somebody];
  const first = await shownBy(await ada.run('privacy'));
  expect(first.ephemeral).toBe(true);
  expect(buttonsOf(first).length).toBeLessThanOrEqual(3);
  for (const topic of ['seen', 'discord', 'kept', 'cannot', 'reports', 'yours']) {
    const page = textOf(await turns(ada, first, topic));
    const bullets = page.split('\n').filter((line) => line.startsWith('- ') && document.includes(line));
    expect(bullets.length).toBeGreaterThan(3);
  }
  expect(textOf(await turns(ada, first, 'cannot'))).toContain('whoever runs Grove cannot look');
});

test('who can read private threads is said as it is at that moment', async () => {
  const place = await town.openGuild({ people: 2 });
  const [ada, ben] = place.people as [Somebody, Somebody];
  const { client } = town.sandbox;
  const first = await shownBy(await ada.run('privacy'));
  const before = textOf(await turns(ada, first, 'discord'));
  expect(before).toContain('**host**, who owns this server');
  expect(before).not.toContain('Keepers');
  const role = await client.createRole({ guild: place.guild, name: 'Keepers', permissions: String(1n << 34n) });
  await client.giveRole({ guild: place.guild, user: ben.id, role: role.id });
  expect(textOf(await turns(ada, first, 'discord'))).toContain('everybody with the role **Keepers** (1 person)');
});

test('in a direct message, too, and from there to what is held about them', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people as [Somebody];
  const { id: channel } = await ada.acts.dmChannel();
  const first = await shownBy(await ada.acts.run({ channel, command: 'privacy' }));
  expect(textOf(await turns(ada, first, 'discord'))).toContain('who owns this server');
  const held = await shownBy(await ada.acts.clickLabel({ channel, label: 'What Grove holds about me' }));
  expect(textOf(held)).toContain('Grove holds nothing about you');
  expect(place.guild).not.toBe('');
});

test('while Discord does not answer, the page says so and the rest stands', async () => {
  const place = await town.openGuild({ people: 1 });
  const [ada] = place.people as [Somebody];
  const first = await shownBy(await ada.run('privacy'));
  await town.sandbox.client.fail({ route: 'guilds', times: 10, mode: 'refuse', status: 500 });
  const page = textOf(await turns(ada, first, 'discord'));
  await town.sandbox.client.clearFaults();
  expect(page).toContain('Discord does not say just now');
  expect(page).toContain('belong to Discord');
});
