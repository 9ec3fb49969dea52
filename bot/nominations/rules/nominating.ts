/** Days until a code is good for nothing, used or not. */
export const daysOfCode = 30;
/** So many codes somebody may have out at once; used ones count until their day like the others. */
export const mostCodes = 10;
/** Longest line of encouragement in characters. */
export const longestWords = 200;

export const expiryOf = (madeAt: Date): Date => new Date(madeAt.getTime() + daysOfCode * 86_400_000);

/**
 * Whether a code that was found lets this person in. To whoever made it it never does, used or not: so nobody learns from
 * their own code what became of it.
 */
export const holds = (
  code: { readonly nominator: string; readonly expiresAt: Date },
  { by, now }: { by: string; now: Date },
): boolean => code.nominator !== by && now < code.expiresAt;
