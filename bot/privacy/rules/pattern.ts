/** Finds the id where other things stand around it, and not as a part of a longer one. */
export const pattern = (user: string): string => `(^|[^0-9])${user}([^0-9]|$)`;
