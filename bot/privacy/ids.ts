import { customId } from '../common/customId';

export const askErase = customId('privacy.ask', 1, {});
export const eraseAll = customId('privacy.erase', 1, {});
