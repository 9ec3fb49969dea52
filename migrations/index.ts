import { FirstCircle1763900000000 } from './1763900000000-firstCircle';

/** Listed by hand, oldest first. */
export const migrations = [FirstCircle1763900000000];
