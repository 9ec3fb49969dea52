import type { Problem } from './problem';
import { addTo, emptySet, has, membersOf } from './sets';

/** Some units of a problem, numbered anew, with all that decides whether they may sit together as small sets. */
export interface Part {
  readonly problem: Problem;
  /** what each number here is in the problem */
  readonly units: readonly number[];
  /** how many people each is */
  readonly heads: Uint8Array;
  readonly nominated: Uint8Array;
  /** of each unit: those here with whom it could sit, were nobody else in the group */
  readonly willing: readonly Uint32Array[];
  readonly languages: readonly Uint32Array[];
  /** of each unit: the choices of hour at which it is free, and those that can be told on a clock of its own */
  readonly free: readonly Uint32Array[];
  readonly told: readonly Uint32Array[];
}

/** Hours at which the same units are free are one choice, and an hour at which others are free too stands for it. */
interface Choice {
  readonly free: Uint32Array;
  readonly told: Uint32Array;
}

export function partOf(problem: Problem, units: readonly number[]): Part {
  const heads = Uint8Array.from(units, (unit) => problem.units[unit]?.members.length ?? 0);
  const choices = choicesOf(problem, { units, heads });
  const own = (side: keyof Choice): Uint32Array[] =>
    units.map((_, place) => {
      const set = emptySet(choices.length);
      choices.forEach((choice, index) => {
        if (has(choice[side], place)) addTo(set, index);
      });
      return set;
    });
  const free = own('free');
  const languages = units.map((unit) => problem.units[unit]?.languages ?? emptySet(0));
  const willing = units.map(() => emptySet(units.length));
  units.forEach((unit, place) => {
    for (let other = 0; other < place; other++) {
      if (!shares(free[place], free[other]) || !shares(languages[place], languages[other])) continue;
      if (!problem.mayMeet(unit, units[other] ?? unit)) continue;
      addTo(willing[place] ?? emptySet(0), other);
      addTo(willing[other] ?? emptySet(0), place);
    }
  });
  const nominated = Uint8Array.from(units, (unit) => problem.units[unit]?.nominated ?? 0);
  return { problem, units, heads, nominated, willing, languages, free, told: own('told') };
}

export function shares(one: Uint32Array | undefined, other: Uint32Array | undefined): boolean {
  if (!one || !other) return false;
  for (let word = 0; word < one.length; word++) if (((one[word] ?? 0) & (other[word] ?? 0)) !== 0) return true;
  return false;
}

function choicesOf(
  { units: all, rules }: Problem,
  { units, heads }: { units: readonly number[]; heads: Uint8Array },
): readonly Choice[] {
  const freeAt = new Map<number, Uint32Array>();
  units.forEach((unit, place) => {
    for (const hour of membersOf(all[unit]?.free ?? emptySet(0))) {
      const free = freeAt.get(hour) ?? emptySet(units.length);
      addTo(free, place);
      freeAt.set(hour, free);
    }
  });
  const different = new Map<string, Choice & { readonly people: number }>();
  for (const [hour, free] of freeAt) {
    const present = membersOf(free);
    const people = present.reduce((sum, place) => sum + (heads[place] ?? 0), 0);
    if (people < rules.minSize) continue;
    const told = emptySet(units.length);
    for (const place of present) if (has(all[units[place] ?? 0]?.told ?? emptySet(0), hour)) addTo(told, place);
    different.set(`${free.join()} ${told.join()}`, { free, told, people });
  }
  const choices: Choice[] = [];
  for (const choice of [...different.values()].sort((one, other) => other.people - one.people)) {
    if (!choices.some((wider) => isWithin(choice.free, wider.free) && isWithin(choice.told, wider.told)))
      choices.push(choice);
  }
  return choices;
}

const isWithin = (one: Uint32Array, other: Uint32Array): boolean =>
  one.every((word, index) => (word & ~(other[index] ?? 0)) === 0);
