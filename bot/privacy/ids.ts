import { customId } from '../common/customId';

export const askErase = customId('privacy.ask', 1, {});
export const showData = customId('privacy.show', 1, {});
/** the page is what was chosen */
export const turnTo = customId('privacy.page', 1, {});
export const eraseAll = customId('privacy.erase', 1, {});
