/**
 * Who looks after the time in which session of a circle: everybody in turn. A session that nobody is found for is led by Grove.
 * Whoever was told that it is their turn keeps it, so as few sessions change as can be when somebody comes or goes.
 */

export interface Turn {
  readonly id: string;
  /** null: Grove leads by itself */
  readonly facilitator: string | null;
  /** somebody said yes to it, or laid it down: it stays so for as long as they are here */
  readonly agreed: boolean;
  /** it has begun, or its circle has read who it is: nobody new is put there without a yes */
  readonly settled: boolean;
  /** whoever has it pauses now and is back by then: it stays theirs, and nobody reads from the rota that they pause */
  readonly keptFor: boolean;
}

export interface Circle {
  /** everybody who sits in it */
  readonly members: readonly string[];
  /** those of them who are here and have not asked to be left out, in the order in which turns are given */
  readonly willing: readonly string[];
  /** in the order in which they are held */
  readonly sessions: readonly Turn[];
}

/** The sessions as they are to be; those in their place are the very same objects. */
export function rota({ members, willing, sessions }: Circle): Turn[] {
  const stays = ({ facilitator, agreed, settled, keptFor }: Turn): boolean =>
    facilitator === null ||
    (members.includes(facilitator) && (settled || agreed || keptFor || willing.includes(facilitator)));
  const plan = sessions.map((turn) =>
    stays(turn) ? turn : { ...turn, facilitator: null, agreed: false, keptFor: false },
  );
  if (willing.length === 0) return plan;
  fill(plan, willing);
  balance(plan, willing);
  return plan;
}

/** Gives what is open to those who have the fewest turns, and of them to whom it is longest since. */
function fill(plan: Turn[], willing: readonly string[]): void {
  const given = plan.flatMap((turn, at) => (turn.facilitator === null && isOpen(turn) ? [at] : []));
  for (const at of given) {
    const since = (who: string): number => plan.slice(0, at).findLastIndex(({ facilitator }) => facilitator === who);
    const wish = (who: string): number[] => [turnsOf(plan, who), Number(isBeside(plan, at, who)), since(who)];
    const [first] = [...willing].sort((one, other) => compared(wish(one), wish(other)));
    if (first !== undefined) put(plan, at, first);
  }
  while (given.some((at) => eased(plan, at, { given, willing })));
}

/**
 * Somebody has this turn and the one beside it: exchanges it for another that was just given, or gives it to one with a turn
 * fewer, when fewer then have two in a row. Whether it did.
 */
function eased(plan: Turn[], at: number, p: { given: readonly number[]; willing: readonly string[] }): boolean {
  const mine = plan[at]?.facilitator;
  if (!mine || !isBeside(plan, at, mine)) return false;
  const before = twiceInARow(plan);
  const tries = [
    ...p.given.map((other) => ({ other, who: plan[other]?.facilitator ?? mine })),
    ...p.willing.filter((who) => turnsOf(plan, who) < turnsOf(plan, mine)).map((who) => ({ other: at, who })),
  ];
  return tries.some(({ other, who }) => {
    const there = plan[other]?.facilitator ?? mine;
    put(plan, other, mine);
    put(plan, at, who);
    if (twiceInARow(plan) < before) return true;
    put(plan, at, mine);
    if (other !== at) put(plan, other, there);
    return false;
  });
}

/** While somebody has two turns more than another, the other gets the latest of them that puts nobody twice in a row. */
function balance(plan: Turn[], willing: readonly string[]): void {
  for (;;) {
    const [few] = [...willing].sort((one, other) => turnsOf(plan, one) - turnsOf(plan, other));
    if (few === undefined) return;
    const most = Math.max(...plan.map((turn) => (isOpen(turn) ? turnsOf(plan, turn.facilitator) : 0)));
    if (most < turnsOf(plan, few) + 2) return;
    const theirs = plan.flatMap((turn, at) => (isOpen(turn) && turnsOf(plan, turn.facilitator) === most ? [at] : []));
    const [at] = theirs.sort((one, other) =>
      compared([Number(isBeside(plan, one, few)), -one], [Number(isBeside(plan, other, few)), -other]),
    );
    if (at === undefined) return;
    put(plan, at, few);
  }
}

const isOpen = ({ agreed, settled, keptFor }: Turn): boolean => !agreed && !settled && !keptFor;

const turnsOf = (plan: readonly Turn[], who: string | null): number =>
  plan.filter(({ facilitator }) => facilitator === who).length;

const isBeside = (plan: readonly Turn[], at: number, who: string): boolean =>
  plan[at - 1]?.facilitator === who || plan[at + 1]?.facilitator === who;

const twiceInARow = (plan: readonly Turn[]): number =>
  plan.filter(({ facilitator }, at) => facilitator !== null && plan[at - 1]?.facilitator === facilitator).length;

function put(plan: Turn[], at: number, facilitator: string): void {
  const turn = plan[at];
  if (turn) plan[at] = { ...turn, facilitator };
}

/** The first difference decides. */
function compared(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
