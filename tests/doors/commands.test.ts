import { PermissionFlagsBits } from 'discord-api-types/v10';
import { commandPayloads, menuPayloads } from '../../bot/interactions/deploy';
import { routes } from '../../bot/interactions/registry';

interface Payload {
  readonly name: string;
  readonly description: string;
  readonly contexts: number[];
  readonly default_member_permissions: string | null;
  readonly options: { readonly name: string; readonly description: string; readonly options: { name: string }[] }[];
}

const payloads = commandPayloads(routes) as Payload[];
const named = (name: string): Payload | undefined => payloads.find((payload) => payload.name === name);

test('commands that begin with one word are one command with parts', () => {
  expect(payloads.map(({ name }) => name).sort()).toEqual([
    ...['agreement', 'block', 'circle', 'cohort', 'grove', 'leave', 'me', 'mydata'],
    ...['nominate', 'pause', 'privacy', 'report', 'roster', 'why'],
  ]);
  expect(named('cohort')?.options.map(({ name }) => name)).toEqual([
    ...[
      'create',
      'change',
      'open',
      'close',
      'rivals',
      'first',
      'appoint',
      'match',
      'what-if',
      'drafts',
      'launch',
      'show',
      'end',
      'why',
      'repair',
      'place',
      'entrance',
    ],
  ]);
});

test('a message is reported from its menu, in a server; Discord takes a name for that and no words', () => {
  expect(menuPayloads(routes)).toEqual([
    {
      ...{ type: 3, name: 'Report to moderators', contexts: [0], integration_types: [0] },
      default_member_permissions: null,
    },
  ]);
});

test('setting up is shown only to those who may change the server; the moderators’ commands are guarded by Grove itself', () => {
  expect(named('grove')?.default_member_permissions).toBe(String(PermissionFlagsBits.ManageGuild));
  expect(named('cohort')?.default_member_permissions).toBeNull();
});

test('every command says what it does, within Discord’s hundred characters', () => {
  for (const { description, options } of payloads) {
    for (const each of [description, ...options.map((option) => option.description)]) {
      expect(each.length).toBeGreaterThan(10);
      expect(each.length).toBeLessThanOrEqual(100);
    }
  }
});

test('what is one’s own, and rosters, work in direct messages too; nothing else does', () => {
  const inDirect = payloads.filter(({ contexts }) => contexts.includes(1)).map(({ name }) => name);
  expect(inDirect.sort()).toEqual([
    ...['agreement', 'block', 'circle', 'leave', 'me', 'mydata', 'nominate', 'pause', 'privacy', 'report'],
    ...['roster', 'why'],
  ]);
  for (const { contexts } of payloads) expect(contexts).toContain(0);
});

test('no two doors answer to one name', () => {
  const names = routes.map((route) => ('path' in route ? route.path : route.id.name));
  expect(new Set(names).size).toBe(names.length);
});
