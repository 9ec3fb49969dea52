import { customId, id, integer } from '../common/customId';

/** Whatever there is to leave, as `/leave` does. */
export const leave = customId('people.leave-any', 1, {});
export const leaveCircle = customId('people.leave', 1, { group: id });
export const comeBack = customId('people.return', 1, { group: id });
export const keepWaiting = customId('people.wait', 1, {});
/** Pausing for so many weeks; until a day that is typed; and being there again. */
export const pauseFor = customId('people.pause-for', 1, { weeks: integer });
export const openPauseUntil = customId('people.pause-open', 1, {});
export const pauseUntil = customId('people.pause-until', 1, {});
export const backFromPause = customId('people.pause-end', 1, {});
