/** Ids come from outside, and have to fit into their column. */
export const isUser = (id: string): boolean => /^\d{1,19}$/u.test(id) && BigInt(id) <= 9_223_372_036_854_775_807n;
