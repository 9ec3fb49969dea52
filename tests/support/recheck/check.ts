import type { Person, Placed, Pool, Slot } from '../../../bot/matching/pool';
import { halfHoursOf, type Table } from './table';

/** Holds an answer against the hard rules. It knows nothing of the engine but the shape of what goes in and comes out. */

type Groups = readonly Pick<Placed, 'members' | 'slot'>[];

/** Every rule that an answer breaks, in words; none when it is right. */
export function violationsOf(table: Table, groups: Groups, unplaced: readonly string[]): string[] {
  const { place, pool } = table;
  const named = [...groups.flatMap(({ members }) => members), ...unplaced];
  const once = new Set(named);
  const found: string[] = [];
  if (once.size !== named.length) found.push('somebody stands twice');
  if (pool.people.some(({ id }) => !once.has(id))) found.push('somebody stands nowhere');
  if (named.some((id) => !place.has(id))) found.push('somebody is unknown');
  return [
    ...found,
    ...groups.flatMap((group) => brokenBy(group, table).map((what) => `${group.members.join()}: ${what}`)),
  ];
}

function brokenBy({ members, slot }: Groups[number], table: Table): string[] {
  const { pool, place, mayMeet } = table;
  const { minSize, maxSize } = pool.rules;
  const group = members.flatMap((id) => place.get(id) ?? []);
  const quarrel = group.some((one, at) => group.slice(at + 1).some((other) => !mayMeet(one, other)));
  const missing = group.filter((person) => !isFree(pool.people[person], slot, table));
  return [
    ...(group.length < minSize || group.length > maxSize ? [`are ${group.length}`] : []),
    ...(quarrel ? ['may not meet'] : []),
    ...(sharedBy(group, table).size === 0 ? ['share no language'] : []),
    ...(missing.length > 0 ? [`${missing.length} are not free`] : []),
    ...(isSlot(slot, group, pool) ? [] : [`cannot be told ${JSON.stringify(slot)}`]),
  ];
}

/** Asked of the slot itself, not of the table's hours. */
function isFree(person: Person | undefined, slot: Slot, { calendar, pool: { rules } }: Table): boolean {
  if (!person) return false;
  const own = new Set(person.availability);
  return halfHoursOf(calendar.startsOf(slot), { zone: person.tz, calendar, rules }).every((half) => own.has(half));
}

function isSlot({ tz, day, minute }: Slot, group: readonly number[], { people, rules }: Pool): boolean {
  if (rules.slots) return rules.slots.some((slot) => slot.tz === tz && slot.day === day && slot.minute === minute);
  const isTime = Number.isInteger(day) && day >= 0 && day <= 6 && minute >= 0 && minute <= 1410 && minute % 30 === 0;
  return isTime && (tz === 'UTC' || group.some((person) => people[person]?.tz === tz));
}

export function sharedBy(group: readonly number[], { languages }: Table): ReadonlySet<string> {
  const [first, ...others] = group.map((person) => languages[person] ?? new Set<string>());
  return new Set([...(first ?? [])].filter((language) => others.every((known) => known.has(language))));
}

/** An hour at which all of them could meet, each of them with every other, in one language; undefined when there is none. */
export function hourFor(group: readonly number[], table: Table): number | undefined {
  const { hours, free, mayMeet, pool } = table;
  if (group.some((one, at) => group.slice(at + 1).some((other) => !mayMeet(one, other)))) return undefined;
  if (sharedBy(group, table).size === 0) return undefined;
  const hour = hours.findIndex(
    ({ zones }, at) =>
      group.every((person) => free[person]?.[at] === 1) &&
      (!zones || group.some((person) => zones.has(pool.people[person]?.tz ?? ''))),
  );
  return hour < 0 ? undefined : hour;
}

/** Who was left out although a group has room that they could join: `p0007 could join p0001,p0002,p0003`. */
export function missedPlaces(table: Table, groups: Groups, unplaced: readonly string[]): string[] {
  const { pool, place } = table;
  return groups
    .filter(({ members }) => members.length < pool.rules.maxSize)
    .flatMap(({ members }) => {
      const group = members.flatMap((id) => place.get(id) ?? []);
      const joining = unplaced.filter((id) => hourFor([...group, place.get(id) ?? -1], table) !== undefined);
      return joining.map((id) => `${id} could join ${members.join()}`);
    });
}
