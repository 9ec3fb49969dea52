/** A search that is begun anew has at least so long: enough for a cohort of usual size. */
const least = 5;

/** For the next search of the same question: what is left of the seconds somebody asked for, and never more than those. */
export const secondsLeft = (asked: number, spent: number): number => Math.max(Math.min(least, asked), asked - spent);
