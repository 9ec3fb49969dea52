import { customId } from '../common/customId';

export const wishesCard = customId('wishes.card', 1, {});
export const openWishes = customId('wishes.open', 1, {});
export const tellWishes = customId('wishes.tell', 1, {});
export const people = customId('wishes.people', 1, {});
export const nameWith = customId('wishes.with', 1, {});
export const nameApart = customId('wishes.apart', 1, {});
