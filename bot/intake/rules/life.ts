/**
 * The life of an application. `submitted` is a moment: complete and confirmed, it waits at once, for whichever cohort still takes
 * people in. `left`: on no list and in no circle any more, by their own will or because their cohort is over; what they told
 * lies aside for the time that was said, and then nothing is left. The row has no states for these two.
 */
export const standings = ['draft', 'submitted', 'waiting', 'placed', 'paused', 'left'] as const;
export type Standing = (typeof standings)[number];

export type Turn = 'submit' | 'list' | 'place' | 'pause' | 'leave' | 'begin';

const next: Readonly<Record<Standing, Readonly<Partial<Record<Turn, Standing>>>>> = {
  draft: { submit: 'submitted' },
  submitted: { list: 'waiting' },
  waiting: { place: 'placed', pause: 'paused', leave: 'left' },
  // Circles that have not begun can be taken apart, and a circle can end before its cohort does.
  placed: { list: 'waiting', pause: 'paused', leave: 'left' },
  paused: { list: 'waiting', place: 'placed', leave: 'left' },
  // An undo gives back what was; a new yes begins again, and goes to the end of the list.
  left: { list: 'waiting', place: 'placed', begin: 'draft' },
};

/** Where a turn leads; undefined where there is no such turn. */
export const turned = (standing: Standing, turn: Turn): Standing | undefined => next[standing][turn];

/** How somebody stands, as far as they are told: who is planned into a circle that has not begun waits. */
export function standingOf(
  application: {
    readonly state: 'draft' | 'waiting' | 'placed' | 'paused';
    readonly agreedAt: Date | null;
    readonly agreement: string | null;
  },
  { inCircle }: { inCircle: boolean },
): Standing {
  const { state, agreedAt, agreement } = application;
  if (state === 'draft') return agreedAt !== null && agreement === null ? 'left' : 'draft';
  return state === 'placed' && !inCircle ? 'waiting' : state;
}

/** What somebody has to hear of, who was told last that they stood like `before`; on the way in the cards say it themselves. */
export function toTell(before: string | null, now: Standing): Exclude<Standing, 'draft' | 'submitted'> | null {
  if (before === null || before === now || now === 'draft' || now === 'submitted') return null;
  // From a draft onto the list is their own doing, and its card says so.
  return now === 'waiting' && before === 'draft' ? null : now;
}
