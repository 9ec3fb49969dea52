import { customId, id, integer } from '../common/customId';

export const takeTurn = customId('session.take', 1, { session: id, turn: integer });
export const finishTurn = customId('session.done', 1, { session: id, turn: integer });
export const passTurn = customId('session.pass', 1, { session: id, turn: integer });
