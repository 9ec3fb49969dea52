import { z } from 'zod';

/** Changes that moderators make in who sits where, as plain data. Groups by their ids, people by theirs. */

const seatMove = z.object({
  user: z.string(),
  /** null: from the waiting list */
  from: z.string().nullable(),
  /** null: to no circle */
  to: z.string().nullable(),
  /** of somebody who goes to no circle, or comes from none: whether they wait for one then */
  waits: z.boolean().default(true),
});
export type SeatMove = z.infer<typeof seatMove>;

/** Two who are kept apart from then on, or no longer. */
const pair = z.object({ one: z.string(), other: z.string(), apart: z.boolean() });
export type Pair = z.infer<typeof pair>;

/** What is to be done, and who sat in each circle that it touches when somebody looked at it. */
export const plan = z.object({
  moves: z.array(seatMove),
  pair: pair.optional(),
  /** why it cannot be taken back though it is new: a circle was closed with it, or meets at another hour since */
  stays: z.enum(['closed', 'newHour']).optional(),
  seen: z.record(z.string(), z.array(z.string())),
  /** digests of all that was warned of then: at the yes nothing may have come to it */
  warned: z.array(z.string()).optional(),
  /** the circles themselves have said yes */
  voted: z.boolean().optional(),
});
export type Plan = z.infer<typeof plan>;

export type Kind = 'move' | 'swap' | 'add' | 'remove' | 'apart' | 'together' | 'import' | 'undo' | 'repair';

/** How many changes of a cohort can be taken back. */
export const kept = 50;

/** How long what somebody looked at waits for their yes. */
export const daysSeen = 1;

/** How long what others are asked waits for their yes; for as long again it says that it does no longer. */
export const daysAsked = 14;

/** What is to be done, whoever looked at it. */
export type Asked = Pick<Plan, 'moves' | 'pair'>;

/** The same change the other way round. */
export const reversed = ({ moves, pair: two }: Plan): Asked => ({
  moves: moves.map(({ user, from, to, waits }) => ({ user, from: to, to: from, waits })),
  ...(two && { pair: { ...two, apart: !two.apart } }),
});

/** Every circle that moves touch, each once. */
export const touchedBy = (moves: readonly SeatMove[]): string[] => [
  ...new Set(moves.flatMap(({ from, to }) => [from, to]).filter((group) => group !== null)),
];

export const moversIn = (moves: readonly SeatMove[]): string[] => [...new Set(moves.map(({ user }) => user))];
