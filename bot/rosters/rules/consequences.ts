import { smallestGroup } from '../../matching/groups';
import type { SeatMove } from '../changes/change';

/** What a change would do, before it is done: numbers first, then every rule of the house that it breaks. Pure. */

export interface CircleBefore {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  /** the sessions still to come whose hour does not suit somebody, by their numbers */
  readonly unsuited: ReadonlyMap<string, readonly number[]>;
  /** its members are asked about another change just now */
  readonly isAsked: boolean;
}

export interface Consequences {
  readonly circles: readonly {
    readonly id: string;
    readonly name: string;
    readonly before: number;
    readonly after: number;
  }[];
  /** two who would sit together and should not; nobody is told why */
  readonly apart: readonly { readonly circle: string; readonly one: string; readonly other: string }[];
  readonly unsuited: readonly {
    readonly circle: string;
    readonly user: string;
    readonly sessions: readonly number[];
  }[];
  /** circles with fewer people than one can be held with, though not empty; those that were so before are not named */
  readonly tooSmall: readonly string[];
  readonly tooLarge: readonly string[];
  /** circles without one language that all of them speak */
  readonly noLanguage: readonly string[];
  /** circles that get a new face when they have met for weeks */
  readonly newFaces: readonly string[];
  /** circles that are asked about another change, of which nothing comes then */
  readonly overtaken: readonly string[];
}

export interface Asked {
  readonly moves: readonly SeatMove[];
  readonly circles: readonly CircleBefore[];
  readonly largest: number;
  /** from the third week on a new face is asked about first */
  readonly asks: boolean;
  /** of these people, which two may not sit together */
  readonly conflictsIn: (members: readonly string[]) => readonly (readonly [string, string])[];
  /** whether all of these people share a language; true where nothing is known of them */
  readonly canTalk: (members: readonly string[]) => boolean;
}

export function consequencesOf(asked: Asked): Consequences {
  const { moves, largest, asks, conflictsIn, canTalk } = asked;
  const each = asked.circles.map((circle) => {
    const come = moves.filter(({ to }) => to === circle.id).map(({ user }) => user);
    const stay = circle.members.filter(
      (user) => !moves.some(({ user: mover, from }) => mover === user && from === circle.id),
    );
    return { ...circle, come, after: [...stay, ...come] };
  });
  const whoComes = each.filter(({ come }) => come.length > 0);
  return {
    circles: each.map(({ id, name, members, after }) => ({ id, name, before: members.length, after: after.length })),
    apart: whoComes.flatMap(({ name, come, after }) =>
      conflictsIn(after)
        .filter(([one, other]) => come.includes(one) || come.includes(other))
        .map(([one, other]) => ({ circle: name, one, other })),
    ),
    unsuited: whoComes.flatMap(({ name, come, unsuited }) =>
      come.flatMap((user) => {
        const sessions = unsuited.get(user) ?? [];
        return sessions.length > 0
          ? [{ circle: name, user, sessions: [...sessions].sort((one, other) => one - other) }]
          : [];
      }),
    ),
    tooSmall: each.filter(isThinned).map(({ name }) => name),
    tooLarge: whoComes
      .filter(({ members, after }) => after.length > Math.max(largest, members.length))
      .map(({ name }) => name),
    noLanguage: whoComes.filter(({ members, after }) => canTalk(members) && !canTalk(after)).map(({ name }) => name),
    overtaken: each.filter(({ isAsked }) => isAsked).map(({ name }) => name),
    newFaces: asks ? whoComes.filter(({ members }) => members.length > 0).map(({ name }) => name) : [],
  };
}

const isThinned = ({ members, after }: { members: readonly string[]; after: readonly string[] }): boolean =>
  after.length > 0 && after.length < smallestGroup && after.length < members.length;

/** All of which whoever says yes is warned, each under a name of its own: what is new can be told from what was read. */
export const warningsIn = (it: Consequences): string[] => [
  ...it.apart.map(({ circle, one, other }) => `apart ${circle} ${[one, other].sort().join(' ')}`),
  ...it.unsuited.flatMap(({ circle, user, sessions }) => sessions.map((week) => `unsuited ${circle} ${user} ${week}`)),
  ...(['tooSmall', 'tooLarge', 'noLanguage', 'newFaces', 'overtaken'] as const).flatMap((rule) =>
    it[rule].map((circle) => `${rule} ${circle}`),
  ),
];

/** Whether it breaks a rule that the matching itself never breaks: then it needs an "all the same". */
export const breaksRules = (it: Consequences): boolean =>
  [it.apart, it.unsuited, it.tooSmall, it.tooLarge, it.noLanguage, it.newFaces].some((broken) => broken.length > 0);
