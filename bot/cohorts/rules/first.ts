/** Years that can be said for "first for the first years". */
export const mostFirstYears = 10;

/**
 * Whether somebody is among those who come first where there is not room for all: a colleague nominated them, or the cohort is
 * first for the early years and theirs are no more. Who has not said how many years is not among the early ones.
 */
export const comesFirst = (
  { nominated = false, years }: { readonly nominated?: boolean; readonly years: number | null },
  firstYears: number | null,
): boolean => nominated || (firstYears !== null && years !== null && years <= firstYears);
