import { customId, word } from '../common/customId';

/** On the welcome board. */
export const nominate = customId('nominations.nominate', 1, {});
export const nomination = customId('nominations.nomination', 1, {});
export const withdraw = customId('nominations.withdraw', 1, {});

/** Beside *Join*, and on the first step of the way in. */
export const haveCode = customId('nominations.have-code', 1, {});
export const giveCode = customId('nominations.give-code', 1, {});
/** The yes to the agreement, with the code that is looked at then. */
export const agreeWithCode = customId('nominations.agree', 1, { version: word, code: word });
