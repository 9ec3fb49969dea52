import { customId, id } from '../common/customId';

/** on what the circle reads: opens the card that only who presses sees */
export const openCard = customId('agreeing.card', 1, { group: id });
/** what of all that is asked somebody could not live with */
export const objectTo = customId('agreeing.object', 1, { group: id });
export const openForm = customId('agreeing.open', 1, { group: id });
export const propose = customId('agreeing.propose', 1, { group: id });
/** chooses what to strike; the yes comes after it */
export const chooseToStrike = customId('agreeing.choose', 1, { group: id });
export const strike = customId('agreeing.strike', 1, { group: id, clause: id });
