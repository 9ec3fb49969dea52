import { Group } from '../../../entities';

/** For each sentence that takes something, what it is given: `words` are those of a member or moderator. */
export type Samples<T> = {
  readonly [K in keyof T as T[K] extends string | (() => string) ? never : K]: T[K] extends (
    ...given: infer G
  ) => string
    ? (words: string) => Readonly<G>
    : Samples<T[K]>;
};

export const start = new Date('2027-03-01T18:00:00Z');
export const twelve = Array.from({ length: 12 }, (_, seat) => `11111111111111110${10 + seat}`);
/** A name as long as a name may be, and as mischievous. */
export const nastyName = '@everyone **x** <@1> '.repeat(3).slice(0, 60);

export const group = Object.assign(new Group(), {
  id: '30',
  guildId: '1',
  cohortId: '2',
  number: 1,
  name: nastyName,
  threadId: null,
  threadNumber: 1,
});
