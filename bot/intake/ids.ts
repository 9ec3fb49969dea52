import { customId } from '../common/customId';

export const join = customId('intake.join', 1, {});
export const apply = customId('intake.apply', 1, {});
