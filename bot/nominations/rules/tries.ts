/** Codes that did not hold, since when. */
export interface Tries {
  readonly wrong: number;
  readonly since: Date | null;
}

export const minutesOfTries = 60;
/** so many may be wrong within the hour: of one person, and in a guild together */
export const mostTries = { person: 5, guild: 60 } as const;

/** What counts at this moment: an hour after the first one nothing does. */
export const triesAt = (tries: Tries, now: Date): Tries =>
  tries.since !== null && now.getTime() - tries.since.getTime() < minutesOfTries * 60_000
    ? tries
    : { wrong: 0, since: null };

export const oneMore = (tries: Tries, now: Date): Tries => {
  const { wrong, since } = triesAt(tries, now);
  return { wrong: wrong + 1, since: since ?? now };
};

/** When somebody may try again; null when they may now. */
export function triesAgainAt(own: Tries, ofGuild: Tries, now: Date): Date | null {
  const full = [
    { tries: triesAt(own, now), most: mostTries.person },
    { tries: triesAt(ofGuild, now), most: mostTries.guild },
  ].flatMap(({ tries: { wrong, since }, most }) => (since !== null && wrong >= most ? [since.getTime()] : []));
  return full.length === 0 ? null : new Date(Math.max(...full) + minutesOfTries * 60_000);
}
