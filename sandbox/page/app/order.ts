/** Ids are numbers that grow with time, too long to be read as such. */
export const isOlder = (a: string, b: string): boolean => (a.length === b.length ? a < b : a.length < b.length);
