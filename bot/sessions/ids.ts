import { customId, id, integer } from '../common/customId';

export const takeTurn = customId('session.take', 1, { session: id, turn: integer });
export const finishTurn = customId('session.done', 1, { session: id, turn: integer });
export const passTurn = customId('session.pass', 1, { session: id, turn: integer });
export const raiseHand = customId('session.hand', 1, { session: id, turn: integer });
/** from one's own card */
export const lowerHand = customId('session.hand-down', 1, { session: id, turn: integer });
export const takeLonger = customId('session.longer', 1, { session: id, turn: integer });
export const welcomeQuestions = customId('session.questions', 1, { session: id, turn: integer });
export const giveBack = customId('session.give-back', 1, { session: id, turn: integer });
/** opens the form in which one writes for a reveal, and the form itself */
export const writeFor = customId('session.write', 1, { session: id, step: integer });
export const wordsFor = customId('session.words', 1, { session: id, step: integer });
export const bringCase = customId('session.bring', 1, { session: id, turn: integer });
export const chooseOf = customId('session.choose', 1, { session: id, turn: integer });
/** the sealed card of a role play, for one's own eyes */
export const readCard = customId('session.card', 1, { session: id, turn: integer });
export const pauseSession = customId('session.pause', 1, { session: id, turn: integer });
export const resumeSession = customId('session.resume', 1, { session: id, turn: integer });
export const moveOn = customId('session.move-on', 1, { session: id, turn: integer });
export const moreTime = customId('session.more-time', 1, { session: id, turn: integer });
/** the same from one's own card; a board is brought up to date through the press on it, and this one is pressed elsewhere */
export const goOn = customId('session.go-on', 1, { session: id, turn: integer });
/** what else those may do who keep the time: a select on their card */
export const keepingMore = customId('session.more', 1, { session: id, turn: integer });
export const endSession = customId('session.end', 1, { session: id, turn: integer });
export const wishEase = customId('session.ease', 1, { group: id });
/** `answer` counts in rsvpAnswers */
export const rsvp = customId('session.rsvp', 1, { session: id, answer: integer });
