import { shuffled, type Random } from '../bot/common/random';

/** The people of the story. Their words belong to them; their habits are dealt anew with every seed. */

export interface Person {
  readonly name: string;
  readonly city: string;
  readonly zone: string;
  /** 0xRRGGBB: how the terminal shows their name */
  readonly colour: number;
}

export interface Member extends Person {
  readonly work: string;
  readonly wish: string;
  /** the rest of what they answer on the way in, as they read it there */
  readonly answers: {
    readonly region: string;
    readonly place: string;
    readonly years: string;
    readonly wants: readonly string[];
    readonly offers: readonly string[];
    readonly hours: readonly string[];
  };
  /** What they say in the check-in, in as many messages. */
  readonly says: readonly [string, string];
  /** What they say in the last round and at the check-out. */
  readonly later: readonly [string, string];
}

/** How somebody takes part. All times are seconds of the town. */
export interface Habit {
  readonly what: 'eager' | 'unhurried' | 'lets the turn go by first' | 'comes late' | 'loses track of time' | 'listens';
  /** How long an open floor stands before they take it; null: they never do. */
  readonly patience: readonly [number, number] | null;
  /** How many of their two messages they write. */
  readonly sentences: 1 | 2;
  /** Presses "Pass for now" at the beginning, and takes the turn once this many others have had it. */
  readonly passesUntil?: number;
  /** Arrives so long after the beginning, and says so beforehand. */
  readonly lateBy?: number;
  /** Presses "Done" only when Grove says, gently, that the time is over. */
  readonly forgetsDone?: true;
  /** What they write to the others outside the round. */
  readonly aside?: readonly string[];
}

export const host: Person = { name: 'Claire', city: 'Paris', zone: 'Europe/Paris', colour: 0xb5886a };
/** In the same server, but nobody's circle member: what stays private stays private from her. */
export const bystander: Person = { name: 'Noor', city: 'Amman', zone: 'Asia/Amman', colour: 0x848b96 };

export const members: readonly Member[] = [
  {
    name: 'Amara',
    city: 'Lagos',
    zone: 'Africa/Lagos',
    colour: 0xd08a3a,
    work: 'Proposals for a clean-water charity',
    wish: 'Saying no kindly',
    answers: {
      region: 'Western Africa',
      place: 'Lagos, Nigeria',
      years: '2 years',
      wants: ['Saying no', 'Budgets'],
      offers: ['Proposals and bids'],
      hours: ['Weekday evenings'],
    },
    says: [
      'A little out of breath: two proposals are due on Thursday.',
      'On my desk is a budget that is still eleven per cent too high.',
    ],
    later: ['Asking which of two things comes first, before I say yes.', 'Lighter.'],
  },
  {
    name: 'Tomás',
    city: 'São Paulo',
    zone: 'America/Sao_Paulo',
    colour: 0x35a39a,
    work: 'Partnerships at a small software house',
    wish: 'Negotiating without apologising',
    answers: {
      region: 'South America',
      place: 'Sao Paulo, Brazil',
      years: '4 years',
      wants: ['Negotiating'],
      offers: ['Finding and keeping partners'],
      hours: ['Weekday evenings', 'Weekday lunch hours'],
    },
    says: [
      'Calm, for once. A partner we had given up on signed this morning.',
      'This week I write down who promised what, before we all forget.',
    ],
    later: ['That nobody told you either.', 'Awake.'],
  },
  {
    name: 'Priya',
    city: 'Kolkata',
    zone: 'Asia/Kolkata',
    colour: 0x9a78cf,
    work: 'Bids for a group of clinics, in my first year',
    wish: 'Asking better questions in a first call',
    answers: {
      region: 'South and Central Asia',
      place: 'Kolkata, India',
      years: 'Less than a year',
      wants: ['First calls with new people', 'Writing well'],
      offers: ['Researching markets'],
      hours: ['Weekday evenings', 'Weekends'],
    },
    says: [
      'Tired, and glad to be here.',
      'A reviewer wrote “unclear why you” on our bid. I keep rereading it, and I think they are right.',
    ],
    later: ['That a comment is about the page, and not about me.', 'Relieved.'],
  },
  {
    name: 'Lukas',
    city: 'Leipzig',
    zone: 'Europe/Berlin',
    colour: 0x5a8fd6,
    work: 'Public tenders for an engineering office',
    wish: 'Managing up',
    answers: {
      region: 'Western Europe, Britain and Ireland',
      place: 'Berlin, Germany',
      years: '5 years',
      wants: ['Managing up', 'Choosing what to bid on'],
      offers: ['Budgets'],
      hours: ['Weekday evenings'],
    },
    says: [
      'Between two meetings, so: scattered. My director would like to bid on everything.',
      'On my desk is a go-or-no-go page that has to fit on one side.',
    ],
    later: ['One page is enough, if it is honest.', 'Less scattered.'],
  },
  {
    name: 'Wanjiru',
    city: 'Nairobi',
    zone: 'Africa/Nairobi',
    colour: 0xcf6f8a,
    work: 'Grants for a farmers’ cooperative',
    wish: 'Talking about money early',
    answers: {
      region: 'Eastern Africa',
      place: 'Nairobi, Kenya',
      years: '3 years',
      wants: ['Negotiating', 'Budgets'],
      offers: ['Researching donors', 'Writing well'],
      hours: ['Weekday evenings'],
    },
    says: [
      'Curious. I moved a call with a funder so that I could sit here.',
      'I have a concept note of two pages and six people who want to edit it.',
    ],
    later: ['To ask for two editors, and no more.', 'Warm.'],
  },
  {
    name: 'Mei',
    city: 'Toronto',
    zone: 'America/Toronto',
    colour: 0x8fa63f,
    work: 'Pre-sales at a data company',
    wish: 'Speaking up in big rooms',
    answers: {
      region: 'Canada, Greenland and Bermuda',
      place: 'Toronto, Canada',
      years: 'A year',
      wants: ['Speaking up in meetings', 'Presenting and pitching'],
      offers: ['Confidence'],
      hours: ['Weekday lunch hours', 'Weekday mornings'],
    },
    says: [
      'Well, and a bit nervous about Friday’s pitch.',
      'I am cutting forty slides down to nine, and every one of them has a friend.',
    ],
    later: ['That nine slides may have friends too.', 'Braver.'],
  },
];

const habits: readonly Habit[] = [
  { what: 'eager', patience: [8, 20], sentences: 1 },
  { what: 'unhurried', patience: [20, 55], sentences: 2 },
  { what: 'lets the turn go by first', patience: [25, 60], sentences: 2, passesUntil: 2 },
  {
    what: 'comes late',
    patience: [20, 50],
    sentences: 1,
    lateBy: 260,
    aside: [
      'My call is running over. Please start without me, I will be there in five.',
      'Stuck in a budget meeting. I will slip in a few minutes late.',
    ],
  },
  { what: 'loses track of time', patience: [25, 60], sentences: 2, forgetsDone: true },
  {
    what: 'listens',
    patience: null,
    sentences: 1,
    aside: [
      'I came to listen today, and it was just what I needed. Thank you.',
      'No words from me today, but I heard every one of yours. Thank you.',
    ],
  },
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
    to: 'Priya',
    offer: 'Priya, I had that very comment last year. Shall I send you what we changed?',
    answer: 'Please do, Wanjiru. I would love to see it.',
  },
  {
    from: 'Lukas',
    to: 'Amara',
    offer: 'Amara, my first look is always at the travel line. I could read your budget with you tomorrow.',
    answer: 'Tomorrow would be wonderful. Thank you, Lukas.',
  },
  {
    from: 'Tomás',
    to: 'Mei',
    offer: 'Mei, I cut mine from the back: the last slide first, then only what it needs.',
    answer: 'From the back! I will try that tonight.',
  },
];

export interface Part {
  readonly member: Member;
  readonly habit: Habit;
  /** drawn from the habit's range, in seconds */
  readonly patience: number;
  readonly aside: string | undefined;
  /** Offers somebody a hand, once they have read what that person said. */
  readonly offers: (Exchange & { readonly about: string }) | undefined;
  /** Answers whoever offers them one. */
  readonly thanks: Exchange | undefined;
}

/** Deals the habits. The same chance gives the same parts. */
export function dealParts(random: Random): Part[] {
  const dealt = shuffled(habits, random);
  const cast = members.map((member, seat) => {
    const habit = dealt[seat % dealt.length];
    if (!habit) throw new RangeError('a member without a habit');
    const [least, most] = habit.patience ?? [0, 0];
    const patience = Math.round(least + random() * (most - least));
    const aside = habit.aside?.[Math.floor(random() * habit.aside.length)];
    return { member, habit, patience, aside };
  });
  // Nobody can answer to what somebody did not say.
  const speak = cast.filter(({ habit }) => habit.patience !== null).map(({ member }) => member);
  const [chosen] = shuffled(exchanges, random).filter(({ to }) => speak.some(({ name }) => name === to));
  return cast.map((part): Part => {
    const { name } = part.member;
    const about = speak.find((member) => member.name === chosen?.to)?.says[1] ?? '';
    return {
      ...part,
      offers: chosen?.from === name ? { ...chosen, about } : undefined,
      thanks: chosen?.to === name ? chosen : undefined,
    };
  });
}
