import { shuffled, type Random } from '../bot/common/random';
import type { Member } from './cast';

/** How somebody takes part. All times are seconds of the town. */
export interface Habit {
  readonly what:
    | 'eager'
    | 'unhurried'
    | 'lets the turn go by first'
    | 'comes late'
    | 'loses track of time'
    | 'listens'
    | 'rests this week';
  /** How long an open floor stands before they take it; null: they never do. */
  readonly patience: readonly [number, number] | null;
  /** How many of their two messages they write. */
  readonly sentences: 1 | 2;
  /** Presses "Pass for now" at the beginning, and takes the turn once this many others have had it, or nobody else would. */
  readonly passesUntil?: number;
  /** Raises a hand when somebody else has had the floor for so long, and they have not had it yet. */
  readonly raisesHandAfter?: number;
  /** Says beforehand that they will be late, and arrives so long after the beginning. */
  readonly lateBy?: number;
  /** Presses "Done" only when Grove says, gently, that the time is over. */
  readonly forgetsDone?: true;
  /** Presses "Pause" once this many have had their turn in the first round. */
  readonly pausesAfter?: number;
  /** Is not there in the first week, and says so. */
  readonly restsFirst?: true;
  /** What they write to the others outside the round. */
  readonly aside?: readonly string[];
}

const unhurried: Habit = { what: 'unhurried', patience: [20, 55], sentences: 2 };

/** Dealt in this order, so that a small circle has the first of them. */
const habits: readonly Habit[] = [
  { what: 'lets the turn go by first', patience: [25, 60], sentences: 2, passesUntil: 2 },
  {
    what: 'listens',
    patience: null,
    sentences: 1,
    pausesAfter: 2,
    aside: [
      'I came to listen today, and it was just what I needed. Thank you.',
      'No words from me today, but I heard every one of yours. Thank you.',
    ],
  },
  { what: 'eager', patience: [8, 20], sentences: 1, raisesHandAfter: 12 },
  {
    what: 'comes late',
    patience: [20, 50],
    sentences: 1,
    lateBy: 320,
    raisesHandAfter: 15,
    aside: [
      'My call is running over. Please start without me, I will be there in five.',
      'Stuck in a budget meeting. I will slip in a few minutes late.',
    ],
  },
  { what: 'rests this week', patience: [15, 40], sentences: 1, restsFirst: true },
  { what: 'loses track of time', patience: [25, 60], sentences: 2, forgetsDone: true },
];

/** What the check-in may lead to: in the open talk one of them offers another a hand with what they said. */
export interface Exchange {
  readonly from: string;
  readonly to: string;
  readonly offer: string;
  readonly answer: string;
}

const exchanges: readonly Exchange[] = [
  {
    from: 'Wanjiru',
    to: 'Yasmine',
    offer: 'Yasmine, I rehearse in the kitchen as well. Shall we call each other first, before the strangers?',
    answer: 'Please. My kettle is a harsh judge.',
  },
  {
    from: 'Lukas',
    to: 'Amara',
    offer: 'Amara, my first look is always at the travel line. I could read your budget with you tomorrow.',
    answer: 'Tomorrow would be wonderful. Thank you, Lukas.',
  },
  {
    from: 'Inês',
    to: 'Mei',
    offer: 'Mei, I cut mine from the back: the last slide first, then only what it needs.',
    answer: 'From the back! I will try that tonight.',
  },
  {
    from: 'Yasmine',
    to: 'Wanjiru',
    offer: 'Wanjiru, give each of the six one colour. Four of them stop when they see the page.',
    answer: 'I am sending them colours tonight. Thank you!',
  },
];

export interface Part {
  readonly habit: Habit;
  /** drawn from the habit's range, in seconds */
  readonly patience: number;
  readonly aside: string | undefined;
  /** Offers somebody a hand, once they have read what that person said. */
  readonly offers: (Exchange & { readonly about: string }) | undefined;
  /** Answers whoever offers them one. */
  readonly thanks: Exchange | undefined;
}

/** Deals the habits of one circle, in the order of its members. The same chance gives the same parts. */
export function dealParts(members: readonly Member[], random: Random): Part[] {
  const dealt = shuffled(
    members.map((_, seat) => habits[seat] ?? unhurried),
    random,
  );
  const cast = members.map((member, seat) => {
    const habit = dealt[seat] ?? unhurried;
    const [least, most] = habit.patience ?? [0, 0];
    const patience = Math.round(least + random() * (most - least));
    const aside = habit.aside?.[Math.floor(random() * habit.aside.length)];
    return { member, habit, patience, aside };
  });
  // Nobody can answer to what somebody did not say, nor offer a hand while resting.
  const isThere = (name: string): boolean =>
    cast.some(({ member, habit }) => member.name === name && !habit.restsFirst);
  const speak = cast.filter(({ habit }) => habit.patience !== null && !habit.restsFirst).map(({ member }) => member);
  const [chosen] = shuffled(exchanges, random).filter(
    ({ from, to }) => isThere(from) && speak.some(({ name }) => name === to),
  );
  return cast.map(({ member, ...part }): Part => {
    const about = speak.find(({ name }) => name === chosen?.to)?.says[1] ?? '';
    return {
      ...part,
      offers: chosen?.from === member.name ? { ...chosen, about } : undefined,
      thanks: chosen?.to === member.name ? chosen : undefined,
    };
  });
}
