/** Below three nobody is left to listen when one speaks and one has to go. */
export const smallestGroup = 3;
export const largestGroup = 12;
