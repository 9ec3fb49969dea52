/** More than so many new drafts within so many seconds are no crowd of newcomers any more. */
export const mostArrivals = 40;
export const rushSeconds = 60;

/** Who has begun lately, by the instants alone, and since when nobody new can. */
export interface Gate {
  readonly arrivals: readonly Date[];
  readonly shutAt: Date | null;
}

export type Arrival =
  | { readonly may: 'come in'; readonly gate: Gate }
  /** `isFirst`: with this one the gate shuts, and moderators are told */
  | { readonly may: 'come later'; readonly gate: Gate; readonly isFirst: boolean };

/** Somebody new asks to begin. Whoever has begun before is not asked about: they go on. */
export function arrive({ arrivals, shutAt }: Gate, now: Date): Arrival {
  if (shutAt !== null) return { may: 'come later', gate: { arrivals, shutAt }, isFirst: false };
  const lately = arrivals.filter((at) => now.getTime() - at.getTime() < rushSeconds * 1000);
  if (lately.length >= mostArrivals) return { may: 'come later', gate: emptyGate(now), isFirst: true };
  return { may: 'come in', gate: { arrivals: [...lately, now], shutAt: null } };
}

/** Nobody has begun yet; shut, or open again. */
export const emptyGate = (shutAt: Date | null = null): Gate => ({ arrivals: [], shutAt });
