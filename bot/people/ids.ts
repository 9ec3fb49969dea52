import { customId, id } from '../common/customId';

export const leaveCircle = customId('people.leave', 1, { group: id });
export const comeBack = customId('people.return', 1, { group: id });
export const keepWaiting = customId('people.wait', 1, {});
