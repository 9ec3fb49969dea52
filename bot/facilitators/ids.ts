import { customId, id } from '../common/customId';

/** What somebody chooses about the time of a session, on their own card; the values are those of rules/choice. */
export const choose = customId('facilitator.choose', 1, { session: id });
export const accept = customId('facilitator.accept', 1, { session: id, offer: id });
