import { customId, word } from '../../common/customId';

export const openWords = customId('agreement.open', 1, {});
export const words = customId('agreement.words', 1, {});
/** `version`: of the words that were read */
export const publish = customId('agreement.publish', 1, { version: word });
export const leaveIt = customId('agreement.leave', 1, {});
