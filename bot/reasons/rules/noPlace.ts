import type { ReasonKey } from '../../matching/pool';

/** What is kept of why circles had no place for somebody. */
export type Kept = Exclude<ReasonKey, 'nobodyCompatible'>;

/**
 * The least that is true. That people were free at somebody's hours and may not sit with them would tell of what those
 * keep to themselves; that no circle had room is true then, too.
 */
export const leastOf = (because: ReasonKey): Kept => (because === 'nobodyCompatible' ? 'noRoom' : because);
