import type { CohortState } from './life';
import { cohortName, plan, type Plan, type ProgrammeOnOffer, type Wanted, type Wrong } from './plan';

/** What somebody would like to be different about a cohort; what they say nothing about stays. */
export type Wish = { readonly [K in keyof Wanted]?: Wanted[K] | undefined };

/** A cohort as far as it can be changed. */
export interface Settings {
  readonly name: string;
  readonly startsOn: string;
  readonly weeks: number;
  readonly localTime: string | null;
  readonly zone: string | null;
  readonly groupSize: number;
  readonly programme: string;
}

/** The hour of all circles is given up: each gets its own. */
export const noHour = 'none';

export type ChangeFault =
  | { readonly is: 'nothing' }
  /** the circles are agreed for these dates and this size */
  | { readonly is: 'agreed' }
  /** the circles meet, and have been told when */
  | { readonly is: 'running' }
  | { readonly is: 'over' }
  | { readonly is: 'unclear'; readonly wrong: readonly Wrong[] };

/** The name alone is only what a cohort is called; everything else is what its circles are made for. */
const namesOnly = ({ name, ...more }: Wish): boolean => name !== undefined && isEmpty(more);

const isEmpty = (wish: Wish): boolean => Object.values<unknown>(wish).every((each) => each === undefined);

/** Circles that were found for the one are none for the other. */
export const isOther = (one: Settings, other: Settings): boolean =>
  (['startsOn', 'weeks', 'localTime', 'zone', 'groupSize', 'programme'] as const).some(
    (key) => one[key] !== other[key],
  );

/**
 * The cohort as it would be. Before its circles are agreed everything can change, afterwards its name; a first day that has
 * passed is noticed when anything but the name changes, for such a cohort could not be launched.
 */
export function changed(
  state: CohortState,
  now: Settings,
  wish: Wish,
  p: { readonly now: Date; readonly programmes: readonly ProgrammeOnOffer[] },
): { readonly settings: Settings; readonly asked: Plan['asked'] } | { readonly fault: ChangeFault } {
  if (isEmpty(wish)) return { fault: { is: 'nothing' } };
  if (namesOnly(wish)) {
    const name = cohortName(wish.name ?? '');
    return name === null
      ? { fault: { is: 'unclear', wrong: [{ what: 'cohortName' }] } }
      : { settings: { ...now, name }, asked: null };
  }
  if (state === 'ended') return { fault: { is: 'over' } };
  if (state === 'running') return { fault: { is: 'running' } };
  if (state === 'matched') return { fault: { is: 'agreed' } };
  const planned = plan(wantedOf(now, wish), { ...p, usual: now.programme });
  if ('wrong' in planned) return { fault: { is: 'unclear', wrong: planned.wrong } };
  const { name, startsOn, weeks, size, programme, hour, asked } = planned;
  const settings = { name, startsOn, weeks, groupSize: size, programme };
  return { settings: { ...settings, localTime: hour?.time ?? null, zone: hour?.zone ?? null }, asked };
}

function wantedOf(now: Settings, wish: Wish): Wanted {
  const isWithout = wish.time?.trim().toLowerCase() === noHour;
  return {
    name: wish.name ?? now.name,
    start: wish.start ?? now.startsOn,
    time: isWithout ? undefined : (wish.time ?? now.localTime ?? undefined),
    zone: isWithout ? undefined : (wish.zone ?? now.zone ?? undefined),
    weeks: wish.weeks ?? now.weeks,
    size: wish.size ?? now.groupSize,
    programme: wish.programme ?? now.programme,
  };
}
