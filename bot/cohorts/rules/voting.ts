/** How circles answer when they are asked privately. Pure; the reasons stand in docs/notes/2026-11-30-changes.md. */

export const votes = ['yes', 'rather not'] as const;
export type Vote = (typeof votes)[number];

/** For how long it is asked. It ends then and never earlier, so that nothing tells who answered last, or how. */
export const daysToAnswer = 3;

/** A proposal that waits for a circle that meets just now looks again after so long. */
export const waitForSessionMinutes = 60;

/** One circle: every answer in it, and who of it would change circles alone. */
export interface Answered {
  readonly answers: ReadonlyMap<string, Vote>;
  readonly movesAlone: readonly string[];
}

/**
 * Somebody says yes, and no fewer than say that they would rather not; silence is neither. So one who would rather not never
 * decides alone against a yes, and where nobody says yes it reads like silence. Who would be moved alone has to say yes themselves.
 */
export function saysYes({ answers, movesAlone }: Answered): boolean {
  const given = [...answers.values()];
  const yes = given.filter((answer) => answer === 'yes').length;
  return yes > 0 && 2 * yes >= given.length && movesAlone.every((user) => answers.get(user) === 'yes');
}

/** Only what every circle that it touches says yes to is done. */
export const isAgreed = (circles: readonly Answered[]): boolean => circles.length > 0 && circles.every(saysYes);
