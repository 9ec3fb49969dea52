import { customId, id, integer } from '../common/customId';

/** Pages count from 0. */
export const turnPage = customId('roster.page', 1, { cohort: id, page: integer });
