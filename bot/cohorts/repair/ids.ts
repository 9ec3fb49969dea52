import { customId, id, integer, word } from '../../common/customId';

/** Opens the card beside a notice; its pages are turned in place. */
export const lookAtRepair = customId('cohort.repair', 1, { cohort: id });
export const turnRepairs = customId('cohort.repair-page', 1, { cohort: id, page: integer });
/** `proposal` names what was seen: the people, the circles as they were, and the hour. */
export const followRepair = customId('cohort.repair-yes', 1, { cohort: id, proposal: word });
export const placePerson = customId('cohort.place', 1, { cohort: id, group: id, user: id });
