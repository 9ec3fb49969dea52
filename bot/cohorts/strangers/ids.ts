import { customId, id, integer } from '../../common/customId';

/** `stays`: 1, they belong there; 0, they are taken out. */
export const decideStranger = customId('cohort.stranger', 1, { group: id, user: id, stays: integer });
