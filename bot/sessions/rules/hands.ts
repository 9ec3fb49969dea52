import type { Ledger } from '../session';

/** Raised hands: whoever has had the fewest turns in this session comes first, then whoever asked first. */

const turnsOf = ({ turns }: Ledger, member: string): number => turns[member] ?? 0;

/** Whose hand is next among those who may speak; undefined when none is up. */
export function nextHand(ledger: Ledger, speakers: readonly string[]): string | undefined {
  const up = ledger.hands.filter((member) => speakers.includes(member));
  const fewest = Math.min(...up.map((member) => turnsOf(ledger, member)));
  return up.find((member) => turnsOf(ledger, member) === fewest);
}

/** Hands in the order in which they will be called. */
export function inOrder(ledger: Ledger): string[] {
  return ledger.hands
    .map((member, asked) => ({ member, asked }))
    .sort((one, other) => turnsOf(ledger, one.member) - turnsOf(ledger, other.member) || one.asked - other.asked)
    .map(({ member }) => member);
}

export const handUp = (ledger: Ledger, member: string): Ledger =>
  ledger.hands.includes(member) ? ledger : { ...ledger, hands: [...ledger.hands, member] };

export const handDown = (ledger: Ledger, member: string): Ledger => ({
  ...ledger,
  hands: ledger.hands.filter((other) => other !== member),
});

/** Somebody has had the chance of a turn. */
export const hadChance = (ledger: Ledger, member: string): Ledger => ({
  ...ledger,
  had: ledger.had.includes(member) ? ledger.had : [...ledger.had, member],
});

/** Somebody has had a turn. */
export const spoke = (ledger: Ledger, member: string): Ledger => ({
  ...hadChance(ledger, member),
  turns: { ...ledger.turns, [member]: turnsOf(ledger, member) + 1 },
});

/** Everything about somebody who is no longer here. */
export function without(ledger: Ledger, member: string): Ledger {
  const others = (list: readonly string[]): string[] => list.filter((other) => other !== member);
  const { had, hands, turns, written, invited, parts } = ledger;
  return {
    had: others(had),
    hands: others(hands),
    turns: Object.fromEntries(Object.entries(turns).filter(([other]) => other !== member)),
    written: others(written),
    invited: others(invited),
    ...(parts ? { parts: parts.map(({ step, people }) => ({ step, people: others(people) })) } : {}),
  };
}
