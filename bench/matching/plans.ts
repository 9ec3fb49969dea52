/** What is asked of the matcher: so many people in so many seconds, from the start of the process to its end. */
export interface Plan {
  readonly people: number;
  readonly within: number;
  /** seconds in which the answer has to be proven; where it is another number */
  readonly proof?: number;
}

const small: readonly Plan[] = [
  { people: 12, within: 2 },
  { people: 16, within: 2 },
  { people: 20, within: 2 },
];
const middling: readonly Plan[] = [
  { people: 60, within: 10, proof: 60 },
  { people: 120, within: 60 },
  { people: 300, within: 60 },
  { people: 1_000, within: 60 },
];

export const plansFor: Readonly<
  Record<'quick' | 'usual' | 'full', { plans: readonly Plan[]; seeds: readonly number[] }>
> = {
  quick: { plans: [...small, { people: 60, within: 10 }], seeds: [1] },
  usual: { plans: [...small, ...middling], seeds: [1] },
  full: { plans: [...small, ...middling, { people: 5_000, within: 180 }], seeds: [1, 2, 3] },
};

/** What is passed as `--seconds`: starting, reading and writing come on top. Small pools end by themselves. */
export const askedFor = (within: number): number => (within <= 2 ? within : within * 0.96 - 1.5);
