import { customId, id } from '../common/customId';

/** Whatever there is to leave, as `/leave` does. */
export const leave = customId('people.leave-any', 1, {});
export const leaveCircle = customId('people.leave', 1, { group: id });
export const comeBack = customId('people.return', 1, { group: id });
export const keepWaiting = customId('people.wait', 1, {});
