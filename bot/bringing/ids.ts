import { customId, id, integer, word } from '../common/customId';

/** All of them name the session whose card they stand on; `kind` is one of rules/kinds. */

/** the one select of the card before a session */
export const forNext = customId('bringing.for-next', 1, { session: id });
/** a choice there that is no kind: what the circle agrees on among itself */
export const agreed = 'agreed';
export const openCard = customId('bringing.card', 1, { session: id, kind: word });
export const openForm = customId('bringing.open', 1, { session: id, kind: word });
export const write = customId('bringing.write', 1, { session: id, kind: word });
export const takeBack = customId('bringing.take-back', 1, { session: id, kind: word });
/** from a card on the way to sharing back to it */
export const keepToSelf = customId('bringing.keep', 1, { session: id });
/** the first yes: shows what the circle would read */
export const askShare = customId('bringing.ask-share', 1, { session: id });
/** the second: `named` is 1 with the name, 0 without */
export const share = customId('bringing.share', 1, { session: id, named: integer });
export const offerNote = customId('bringing.offer', 1, { session: id });
export const postNote = customId('bringing.post', 1, { session: id });
/** from a card back to that of the circle */
export const backToCircle = customId('bringing.back', 1, {});
