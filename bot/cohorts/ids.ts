import { customId, id, integer } from '../common/customId';

/** `number` is that of the search whose circles were seen. */
export const acceptCircles = customId('cohort.accept', 1, { cohort: id, number: integer });
export const lookAgain = customId('cohort.again', 1, { cohort: id, number: integer });
export const turnPage = customId('cohort.page', 1, { cohort: id, number: integer, page: integer });
export const showPage = customId('cohort.show', 1, { cohort: id, page: integer });
export const endCohort = customId('cohort.end', 1, { cohort: id });
