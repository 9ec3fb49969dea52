import { seededRandom } from '../../bot/common/random';
import { readPool } from '../../bot/cli/peopleFile';
import { textOf } from '../../bot/cli/textFile';
import { hourFor } from '../../tests/support/recheck/check';
import { tableOf } from '../../tests/support/recheck/table';
import { groundOf } from './ground';
import { methods } from './methods';

/** `tsx bench/matching/baseline.ts greedy people.json 10`: what a plain method makes of the same file in the same time. */

function main(): void {
  const [name = '', path = '', seconds = ''] = process.argv.slice(2);
  const began = Date.now();
  const method = methods[name];
  const text = textOf(path);
  if (!method || text instanceof Error) throw new Error(`There is no ${method ? path : name}.`);
  const pool = readPool(text);
  if (!('people' in pool)) throw new Error(pool.join());
  const table = tableOf(pool);
  const passed = (): number => (Date.now() - began) / (Number(seconds) * 1000);
  const found = method(groundOf(table), { random: seededRandom(1), passed, isOver: () => passed() >= 1 });
  const idOf = (person: number): string => pool.people[person]?.id ?? '';
  const groups = found.map((group) => {
    const { slots = [], zones } = table.hours[hourFor(group, table) ?? -1] ?? {};
    const own = new Set(group.map((person) => pool.people[person]?.tz ?? ''));
    const slot = slots.find(({ tz }) => (zones ? own.has(tz) : pool.rules.slots !== undefined || tz === 'UTC'));
    return { members: group.map(idOf), slot };
  });
  const placed = new Set(groups.flatMap(({ members }) => members));
  const unplaced = pool.people.filter(({ id }) => !placed.has(id)).map(({ id }) => ({ id }));
  process.stdout.write(`${JSON.stringify({ groups, unplaced })}\n`);
}

main();
