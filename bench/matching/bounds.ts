import type { Figure } from '../sandbox/figure';
import { refutedBy, type Judged } from './judged';
import type { Plan } from './plans';
import { boundOf } from './table';

/** One pool, and what Grove and the plain methods made of it. */
export interface Round {
  readonly plan: Plan;
  readonly seed: number;
  readonly placeable: number;
  readonly grove: Judged;
  /** a longer search, for the proof */
  readonly longer: Judged | undefined;
  readonly plain: readonly Judged[];
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);
const runsOf = ({ grove, longer }: Round): Judged[] => [grove, ...(longer ? [longer] : [])];
const isSmall = ({ plan }: Round): boolean => plan.people <= 20;
const isProven = ({ proof }: Judged): boolean => proof?.mostPlaced === true && proof.best;

const better = (one: Judged, other: Judged): boolean =>
  one.placed !== other.placed
    ? one.placed > other.placed
    : one.nominated !== other.nominated
      ? one.nominated > other.nominated
      : one.fit > other.fit + 1e-6;

/** The figures and their bounds; of several seeds the worst. */
export function figuresOf(rounds: readonly Round[]): Figure[] {
  const sum = (count: (round: Round) => number): number => rounds.reduce((all, round) => all + count(round), 0);
  const none = (name: string, count: (round: Round) => number): Figure => ({
    ...{ name: `matching_${name}`, measured: sum(count), bound: 0, better: 'less' },
  });
  const small = rounds.filter(isSmall);
  return [
    none('violations', (round) => runsOf(round).reduce((all, { violations }) => all + violations.length, 0)),
    none('missed_places', (round) => runsOf(round).reduce((all, { missed }) => all + missed.length, 0)),
    none('refuted_proofs', (round) =>
      runsOf(round).reduce((all, run) => all + refutedBy(run, [...runsOf(round), ...round.plain]).length, 0),
    ),
    none('behind_plain_methods', ({ grove, plain }) => plain.filter((one) => better(one, grove)).length),
    ...(small.length > 0 ? smallFigures(small) : []),
    ...[60, 120, 300, 1_000, 5_000].flatMap((people) => figuresFor(people, rounds)),
  ];
}

const smallFigures = (small: readonly Round[]): Figure[] => [
  {
    ...{ name: 'matching_12_to_20_proven_best', bound: 100, better: 'more' },
    measured: percent(small.filter(({ grove }) => isProven(grove)).length, small.length),
  },
  {
    ...{ name: 'matching_12_to_20_seconds', bound: 2, better: 'less' },
    measured: Math.max(...small.map(({ grove }) => grove.seconds)),
  },
];

/** In per cent: people who are placed of those who are placeable, and the fits of the best they could be or as their mean. */
function figuresFor(people: number, all: readonly Round[]): Figure[] {
  const rounds = all.filter(({ plan }) => plan.people === people);
  const [first] = rounds;
  if (!first) return [];
  const atLeast = (name: string, bound: number, of: (round: Round) => number): Figure => ({
    ...{ name: `matching_${people}_${name}`, measured: Math.min(...rounds.map(of)), bound, better: 'more' },
  });
  const atMost = (name: string, bound: number, of: (round: Round) => number): Figure => ({
    ...{ name: `matching_${people}_${name}`, measured: Math.max(...rounds.map(of)), bound, better: 'less' },
  });
  const placed = (bound: number) =>
    atLeast('placed', bound, ({ grove, placeable }) => percent(grove.placed, mostIn(grove, placeable)));
  const mean = (bound: number) => atLeast('mean_fit', bound, ({ grove }) => 100 * grove.mean);
  const seconds = atMost('seconds', first.plan.within, ({ grove }) => grove.seconds);
  switch (people) {
    case 60:
      if (!first.longer) return [seconds];
      return [
        atLeast('placed', 100, ({ grove, longer, placeable }) =>
          percent(grove.placed, mostIn(longer ?? grove, placeable)),
        ),
        atLeast('fit', 99, ({ grove, longer = grove }) =>
          grove.placed === longer.placed ? percent(grove.fit, boundOf(longer) ?? Infinity) : 0,
        ),
        atLeast('proven_best', 100, ({ longer }) => (longer && isProven(longer) ? 100 : 0)),
        seconds,
        atMost('proof_seconds', first.plan.proof ?? 0, ({ longer }) => longer?.seconds ?? Infinity),
      ];
    case 120:
      return [
        atLeast('placed', 100, ({ grove, placeable }) => percent(grove.placed, mostIn(grove, placeable))),
        atLeast('fit', 96, ({ grove }) => percent(grove.fit, boundOf(grove) ?? Infinity)),
        seconds,
      ];
    case 300:
      return [placed(99), mean(75), seconds];
    case 1_000:
      return [placed(99.5), mean(85), seconds];
    default:
      return [placed(99.7), mean(85), seconds, atMost('peak_mb', 1_536, ({ grove }) => grove.peakMb)];
  }
}

/** As many as can be, where that is proven; otherwise nobody knows of fewer than those who are placeable. */
const mostIn = ({ proof, placed }: Judged, placeable: number): number =>
  proof?.mostPlaced === true ? placed : placeable;
