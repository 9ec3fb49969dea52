import { customId, id, integer, word } from '../../common/customId';

/** `change` is the number under which what was looked at is kept until the yes. */
export const agreeTo = customId('roster.agree', 1, { change: id });
export const agreedTo = customId('roster.agreed', 1, { change: id });
/** asks the others who look after the cohort */
export const askOthers = customId('roster.ask-others', 1, { change: id });
export const asksOthers = customId('roster.asks-others', 1, { change: id });
/** nobody else can: the circles are told */
export const agreeAndTell = customId('roster.agree-tell', 1, { change: id });
export const agreedAndTold = customId('roster.agreed-told', 1, { change: id });
/** the yes of another, below what they were asked; `seen` marks how it stood on this card */
export const agreeForOther = customId('roster.agree-other', 2, { change: id, seen: word });
export const takeBackChange = customId('roster.undo', 1, { cohort: id, number: integer });
export const turnHistory = customId('roster.history', 1, { cohort: id, page: integer });
