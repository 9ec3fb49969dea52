import { customId, id, integer } from '../common/customId';

/** below the welcome into a circle, and on its card */
export const whyHere = customId('reasons.here', 1, { group: id });
/** on the card of a cohort, for those who look after it */
export const whyAll = customId('reasons.all', 1, { cohort: id });
export const whyPage = customId('reasons.page', 1, { cohort: id, page: integer });
