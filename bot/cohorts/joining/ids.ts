import { customId, id, integer } from '../../common/customId';

/** `answer` is a place in rules/voting `votes`. */
export const castVote = customId('cohort.vote', 1, { asking: id, answer: integer });
