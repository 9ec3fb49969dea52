import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';
import { entities } from '../../entities';
import { root } from './sources';

/** `table.column` of everything that is stored, as the entities name it. */
const stored = getMetadataArgsStorage()
  .columns.filter(({ target }) => (entities as readonly unknown[]).includes(target))
  .map(({ target, options, propertyName }) => `${tableOf(target)}.${options.name ?? propertyName}`);

function tableOf(target: unknown): string {
  const name = getMetadataArgsStorage().tables.find((table) => table.target === target)?.name;
  if (name === undefined) throw new Error('a column without a table');
  return name;
}

/** `table.column` of everything that the inventory has a word for. */
function inventoried(text: string): string[] {
  const found: string[] = [];
  let table: string | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('### ')) table = /^### `(\w+)`$/.exec(line)?.[1];
    if (!line.startsWith('| `')) continue;
    const cells = line.split('|').map((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    const [own = [], next = []] = cells.slice(1);
    found.push(
      ...(table === undefined ? next.map((name) => `${own[0] ?? ''}.${name}`) : own.map((name) => `${table}.${name}`)),
    );
  }
  return found;
}

const inventory = inventoried(readFileSync(join(root, 'docs', 'privacy.md'), 'utf8'));

test('the inventory is read rightly', () => {
  const text =
    '### `application`\n| `id`, `work` | what | why | row |\n### About servers\n| `home` | `guild_id` | row |';
  expect(inventoried(text)).toEqual(['application.id', 'application.work', 'home.guild_id']);
});

test('every column that is stored stands in docs/privacy.md with what it is for and how long it stays', () => {
  expect(stored.filter((column) => !inventory.includes(column))).toEqual([]);
  expect(stored.length).toBeGreaterThan(50);
});

test('the inventory names nothing twice, and nothing that is not stored', () => {
  expect(inventory.filter((column) => !stored.includes(column))).toEqual([]);
  expect(new Set(inventory).size).toBe(inventory.length);
});
