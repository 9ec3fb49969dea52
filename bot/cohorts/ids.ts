import { customId, id, integer } from '../common/customId';

/** `number` is that of the draft that was seen. */
export const acceptCircles = customId('cohort.accept', 1, { cohort: id, number: integer });
export const lookAgain = customId('cohort.again', 1, { cohort: id, number: integer });
export const turnPage = customId('cohort.page', 1, { cohort: id, number: integer, page: integer });
export const keepCircles = customId('cohort.keep', 1, { cohort: id, number: integer });
export const stopSearch = customId('cohort.stop', 1, { cohort: id });
export const showDraft = customId('cohort.draft', 1, { cohort: id });
export const compareDrafts = customId('cohort.compare', 1, { cohort: id });
export const showPage = customId('cohort.show', 1, { cohort: id, page: integer });
export const endCohort = customId('cohort.end', 1, { cohort: id });
