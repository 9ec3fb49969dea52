import type { Report } from '../../entities';

/** What somebody reported, as plain data. */
export type Reported = { readonly [K in keyof Report]: Report[K] };
