import { shuffled, type Random } from '../../bot/common/random';
import type { Person } from '../../bot/matching/pool';
import { chance } from './draws';

/** Of all people: who wish to sit with a friend, with two, with somebody who does not know of it, and who would rather not meet. */
const shares = { pairs: 0.08, trios: 0.02, oneWay: 0.03, apart: 0.03 };
/** Friends mostly live near each other, and yet some could never meet. */
const nearShare = 0.75;

/** Adds what people say about each other. */
export function withOthers(people: readonly Person[], random: Random): Person[] {
  const together = new Map<string, Set<string>>();
  const apart = new Map<string, Set<string>>();
  const note = (list: Map<string, Set<string>>, one: Person, other: Person): void => {
    if (one !== other) list.set(one.id, (list.get(one.id) ?? new Set()).add(other.id));
  };
  const ofZone = new Map<string, Person[]>();
  for (const one of people) ofZone.set(one.tz, [...(ofZone.get(one.tz) ?? []), one]);
  const friendOf = (one: Person): Person => {
    const near = chance(nearShare, random) ? (ofZone.get(one.tz) ?? people) : people;
    return near[Math.floor(random() * near.length)] ?? one;
  };
  const times = (share: number): Person[] => {
    const whole = Math.floor(people.length * share + random());
    return shuffled(people, random).slice(0, whole);
  };
  for (const one of times(shares.pairs / 2)) mutual([one, friendOf(one)]);
  for (const one of times(shares.trios / 3)) mutual([one, friendOf(one), friendOf(one)]);
  for (const one of times(shares.oneWay)) note(together, one, friendOf(one));
  for (const one of times(shares.apart)) {
    const other = friendOf(one);
    if (!together.get(one.id)?.has(other.id) && !together.get(other.id)?.has(one.id)) note(apart, one, other);
  }
  function mutual(friends: readonly Person[]): void {
    for (const one of friends) for (const other of friends) note(together, one, other);
  }
  return people.map((one) => ({
    ...one,
    together: [...(together.get(one.id) ?? [])],
    apart: [...(apart.get(one.id) ?? [])],
  }));
}
