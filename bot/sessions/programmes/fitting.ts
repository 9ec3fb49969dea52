import { countOf, lasting, legsOf } from '../legs';
import type { Step } from './programme';

/** Whether steps fit: into the minutes they are announced to last, and into what people can find their way through. */

/** How many a circle usually is. */
export const usually = 6;

const mostPeople = 12;
const mostLegs = 120;

/** An open talk gives way, down to half of its time, when the rounds before it took longer. */
const atLeast = 0.5;

/** Minutes that steps need when everybody takes their turn and the open talks give way. */
export function leastMinutes(steps: readonly Step[], people: number): number {
  const legs = legsOf(steps, { people, pace: 'live' });
  return legs.reduce((sum, leg) => sum + lasting([leg], people) * (leg.step.kind === 'talk' ? atLeast : 1), 0);
}

/** Why they do not fit into so many minutes; null when they do. */
export function overrun(steps: readonly Step[], minutes: number, people = usually): string | null {
  const needed = leastMinutes(steps, people);
  if (needed <= minutes) return null;
  const over = Math.round((needed - minutes) * 10) / 10;
  return (
    `the steps last about ${Math.ceil(needed)} minutes with ${people} people, even when open talks give way to half; ` +
    `that is ${over} more than the ${minutes} announced`
  );
}

/** Counted, not laid out: a file of a few lines can ask for millions. */
export function tooManyLegs(steps: readonly Step[]): string | null {
  const legs = countOf(steps, mostPeople);
  if (legs <= mostLegs) return null;
  return `for ${mostPeople} people this comes to ${legs} parts, one after another; more than ${mostLegs} nobody can follow`;
}
