import { Temporal } from 'temporal-polyfill';
import type { Answer, Person, Pool, Slot } from '../../bot/matching/pool';

/**
 * Checks an answer of the matcher against the hard rules, asking Temporal about every quarter of an hour. It takes nothing from
 * the matcher but the shape of its data, so that a mistake there cannot hide here.
 */

const quarter = 15 * 60_000;
const halfHours = new Map<string, Map<number, number>>();
const starts = new Map<string, number>();

/** The half-hour of the week that this instant falls into on the clock of a zone; Temporal is slow, so it is asked once. */
function halfHourIn(zone: string, at: number): number {
  const known = halfHours.get(zone) ?? new Map<number, number>();
  halfHours.set(zone, known);
  const before = known.get(at);
  if (before !== undefined) return before;
  const { dayOfWeek, hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const halfHour = (dayOfWeek - 1) * 48 + hour * 2 + (minute >= 30 ? 1 : 0);
  known.set(at, halfHour);
  return halfHour;
}

/** When the session of a week begins, in milliseconds. */
function startOf({ startDate }: Pool['rules'], { tz, day, minute }: Slot, week: number): number {
  const key = `${startDate} ${week} ${tz} ${day} ${minute}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const start = Temporal.PlainDate.from(startDate)
    .add({ days: day + 7 * week })
    .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
    .toZonedDateTime(tz, { disambiguation: 'compatible' }).epochMilliseconds;
  starts.set(key, start);
  return start;
}

/** Whose free half-hours were looked up before, because every slot of a week asks for them. */
const freeHalfHours = new WeakMap<Person, ReadonlySet<number>>();

export function isFreeAt(person: Person, slot: Slot, { rules }: Pool): boolean {
  if (person.availability.length === 0) return false;
  const free = freeHalfHours.get(person) ?? new Set(person.availability);
  freeHalfHours.set(person, free);
  for (let week = 0; week < rules.weeks; week++) {
    const start = startOf(rules, slot, week);
    for (let at = start; at < start + rules.sessionMinutes * 60_000; at += quarter) {
      if (!free.has(halfHourIn(person.tz, at))) return false;
    }
  }
  return true;
}

const plain = (name: string): string => name.trim().toLowerCase();

/** Why two people may not sit together; undefined when they may. */
export function quarrel(one: Person, other: Person, { rules, competitors }: Pool): string | undefined {
  if (one.apart.includes(other.id) || other.apart.includes(one.id)) return 'apart';
  if (one.employer === null || other.employer === null) return undefined;
  const [a, b] = [plain(one.employer), plain(other.employer)];
  if (a === b) return rules.allowSameEmployer || (one.colleaguesOk && other.colleaguesOk) ? undefined : 'employer';
  const compete = competitors.some((list) => list.map(plain).includes(a) && list.map(plain).includes(b));
  return compete ? 'competitors' : undefined;
}

/** The rules that a group breaks apart from the hour. */
export function breachesOfGroup(group: readonly Person[], pool: Pool): string[] {
  const { minSize, maxSize, sharedLanguage } = pool.rules;
  const pairs = group.flatMap((one, place) => group.slice(place + 1).map((other) => quarrel(one, other, pool) ?? ''));
  const share = group[0]?.languages.some((language) => group.every(({ languages }) => languages.includes(language)));
  return [
    ...(group.length < minSize || group.length > maxSize ? ['size'] : []),
    ...(sharedLanguage && !share ? ['language'] : []),
    ...pairs.filter((what) => what !== ''),
  ];
}

/** Every rule that an answer breaks; none when it is right. */
export function breachesOf(pool: Pool, { groups, unplaced }: Answer): string[] {
  const named = [...groups.flatMap(({ members }) => members), ...unplaced.map(({ id }) => id)].sort();
  const everybody = pool.people.map(({ id }) => id).sort();
  const found = named.join() === everybody.join() ? [] : ['somebody stands twice, or nowhere'];
  for (const { members, slot, why } of groups) {
    const sitting = new Set(members);
    const group = pool.people.filter(({ id }) => sitting.has(id));
    const anchors = pool.rules.slots ? pool.rules.slots.map(({ tz }) => tz) : ['UTC', ...group.map(({ tz }) => tz)];
    found.push(...breachesOfGroup(group, pool).map((what) => `${members.join()}: ${what}`));
    found.push(...group.filter((one) => !isFreeAt(one, slot, pool)).map(({ id }) => `${id} is not free`));
    if (!anchors.includes(slot.tz)) found.push(`${slot.tz} is nobody's clock`);
    if (slot.minute % 30 !== 0 || slot.minute < 0 || slot.minute > 1410) found.push(`no half-hour: ${slot.minute}`);
    if (slot.day < 0 || slot.day > 6) found.push(`no day: ${slot.day}`);
    if (members.some((id) => !why[id]?.length)) found.push('a member without a reason');
  }
  return found;
}

export interface Best {
  readonly placed: number;
  readonly nominated: number;
  readonly fit: number;
}

/** How good a choice of groups is: people, nominated people, the sum of their fits. */
export function valueOf({ people, rules }: Pool, groups: readonly (readonly Person[])[]): Best {
  const sitting = new Set(groups.flat());
  const placed = people.filter((one) => sitting.has(one));
  const fit = groups
    .flatMap((group) => group.map((one) => fitOf(one, group, rules)))
    .reduce((sum, one) => sum + one, 0);
  return { placed: placed.length, nominated: placed.filter(({ nominated }) => nominated).length, fit };
}

const outdoes = (one: Best, other: Best): boolean =>
  one.placed !== other.placed
    ? one.placed > other.placed
    : one.nominated !== other.nominated
      ? one.nominated > other.nominated
      : one.fit > other.fit;

/** The best that any groups could be, found by trying them all. For a handful of people. */
export function bestOf(pool: Pool): Best {
  const { people } = pool;
  const possible = [...possibleGroups(pool)].map((mask) => {
    const group = people.filter((_, bit) => (mask >> bit) & 1);
    return { mask, ...valueOf(pool, [group]) };
  });
  const best: Best[] = [{ placed: 0, nominated: 0, fit: 0 }];
  for (let all = 1; all < 1 << people.length; all++) {
    const first = all & -all;
    let most = best[all & ~first];
    for (const { mask, placed, nominated, fit } of possible) {
      const rest = best[all & ~mask];
      if ((mask & ~all) !== 0 || !(mask & first) || !rest || !most) continue;
      const value = { placed: placed + rest.placed, nominated: nominated + rest.nominated, fit: fit + rest.fit };
      if (outdoes(value, most)) most = value;
    }
    best.push(most ?? { placed: 0, nominated: 0, fit: 0 });
  }
  return best.at(-1) ?? { placed: 0, nominated: 0, fit: 0 };
}

/** The fit of one member, part by part as it was agreed: skills 35, seniority 20, diversity 15, wishes 15, not alone 10, size 5. */
export function fitOf(one: Person, group: readonly Person[], { preferred }: Pool['rules']): number {
  const others = group.filter(({ id }) => id !== one.id);
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const share = (list: readonly string[], isMet: (word: string) => boolean): number =>
    mean([...new Set(list)].map((word) => Number(isMet(word))));
  const band = (years: number): number => (years < 5 ? 0 : years < 10 ? 1 : years < 20 ? 2 : 3);
  const { years, background } = one;
  const known = others.flatMap((other) => (other.years === null ? [] : [band(other.years)]));
  const together = one.together.filter((id) => id !== one.id);
  const [from, to] = preferred;
  const steps = group.length < from ? from - group.length : Math.max(0, group.length - to);
  const parts: [number, number | undefined][] = [
    [35, one.wants.length > 0 ? share(one.wants, (word) => others.some((it) => it.offers.includes(word))) : undefined],
    [
      20,
      years !== null && known.length > 0
        ? mean(known.map((it) => [1, 0.5][Math.abs(it - band(years))] ?? 0))
        : undefined,
    ],
    [
      15,
      background === null
        ? undefined
        : mean(others.map((it) => Number(it.background !== null && it.background !== background))),
    ],
    [15, together.length > 0 ? share(together, (id) => others.some((it) => it.id === id)) : undefined],
    [
      10,
      one.notAlone.length > 0
        ? share(one.notAlone, (word) => others.some((it) => it.notAlone.includes(word)))
        : undefined,
    ],
    [5, [1, 0.5][steps] ?? 0],
  ];
  const applying = parts.flatMap(([weight, value]) => (value === undefined ? [] : [{ weight, value }]));
  const weight = applying.reduce((sum, part) => sum + part.weight, 0);
  return applying.reduce((sum, part) => sum + part.weight * part.value, 0) / weight;
}

/** All groups that keep every rule, as bits. */
export function possibleGroups(pool: Pool): Set<number> {
  const { people, rules } = pool;
  const half = (count: number): number => count * 30;
  const anywhere = [...new Set(['UTC', ...people.map(({ tz }) => tz)])].flatMap((tz) =>
    Array.from({ length: 336 }, (_, at) => ({ tz, day: Math.floor(at / 48), minute: half(at % 48) })),
  );
  const free = new Map<string, { mask: number; tz: string }>();
  for (const slot of rules.slots ?? anywhere) {
    const mask = people.reduce((sum, one, bit) => (isFreeAt(one, slot, pool) ? sum | (1 << bit) : sum), 0);
    free.set(`${mask} ${slot.tz}`, { mask, tz: slot.tz });
  }
  const found = new Set<number>();
  for (let mask = 1; mask < 1 << people.length; mask++) {
    const group = people.filter((_, bit) => (mask >> bit) & 1);
    if (group.length < rules.minSize || group.length > rules.maxSize) continue;
    const told = (tz: string): boolean =>
      rules.slots !== undefined || tz === 'UTC' || group.some((one) => one.tz === tz);
    const hasHour = [...free.values()].some((one) => (one.mask & mask) === mask && told(one.tz));
    if (hasHour && breachesOfGroup(group, pool).length === 0) found.add(mask);
  }
  return found;
}
