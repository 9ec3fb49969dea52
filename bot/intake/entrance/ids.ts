import { customId, word } from '../../common/customId';

/** In the moderators' channel, and on the card of the entrance. */
export const openAgain = customId('entrance.open', 1, {});
export const setInvites = customId('entrance.invites', 1, { as: word });
