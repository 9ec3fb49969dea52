import type { Table } from './table';

/**
 * Who could be in a group at all, were nobody else to be placed: exactly so, by looking for one group for each of them. A group of
 * the smallest size is enough, because whoever is in a larger one could leave it as long as its hour can still be told.
 */
export function placeableIn(table: Table, among: readonly number[]): number[] {
  const { hours, freeAt } = table;
  const wanted = new Set(among);
  const here = hours.map((_, hour) => (freeAt[hour] ?? []).filter((person) => wanted.has(person)));
  const found = new Set<number>();
  for (const person of among) {
    if (found.has(person)) continue;
    for (const member of groupWith(person, { table, here }) ?? []) found.add(member);
  }
  return [...found];
}

interface Search {
  readonly table: Table;
  readonly here: readonly (readonly number[])[];
}

function groupWith(person: number, { table, here }: Search): number[] | undefined {
  const { hours, free, languages, pool, mayMeet } = table;
  for (const [hour, { zones }] of hours.entries()) {
    if (free[person]?.[hour] !== 1) continue;
    const others = (here[hour] ?? []).filter((other) => other !== person && mayMeet(person, other));
    if (others.length < pool.rules.minSize - 1) continue;
    for (const language of languages[person] ?? []) {
      const speaking = others.filter((other) => languages[other]?.has(language));
      const tells = (one: number): boolean => !zones || zones.has(pool.people[one]?.tz ?? '');
      const firsts = tells(person) ? [[person]] : speaking.filter(tells).map((teller) => [person, teller]);
      for (const first of firsts) {
        const group = grown(first, speaking, table);
        if (group) return group;
      }
    }
  }
  return undefined;
}

/** As many as a group needs, all of whom may meet each other; undefined when there are not so many. */
function grown(group: readonly number[], others: readonly number[], table: Table): number[] | undefined {
  const { minSize } = table.pool.rules;
  if (group.length >= minSize) return [...group];
  if (group.length + others.length < minSize) return undefined;
  for (const [at, other] of others.entries()) {
    if (group.includes(other) || group.some((member) => !table.mayMeet(member, other))) continue;
    const found = grown([...group, other], others.slice(at + 1), table);
    if (found) return found;
  }
  return undefined;
}
