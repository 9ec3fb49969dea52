import { customId, id, integer } from '../common/customId';

export const takeTurn = customId('session.take', 1, { session: id, turn: integer });
export const finishTurn = customId('session.done', 1, { session: id, turn: integer });
export const passTurn = customId('session.pass', 1, { session: id, turn: integer });
export const pauseSession = customId('session.pause', 1, { session: id, turn: integer });
export const resumeSession = customId('session.resume', 1, { session: id, turn: integer });
export const moveOn = customId('session.move-on', 1, { session: id, turn: integer });
export const moreTime = customId('session.more-time', 1, { session: id, turn: integer });
/** the same from one's own card; a board is brought up to date through the press on it, and this one is pressed elsewhere */
export const goOn = customId('session.go-on', 1, { session: id, turn: integer });
export const endSession = customId('session.end', 1, { session: id, turn: integer });
/** `answer` counts in rsvpAnswers */
export const rsvp = customId('session.rsvp', 1, { session: id, answer: integer });
