/** Instants as Discord shows them to a reader, each in their own zone. */

const formatted = (at: Date, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at);

export const timeIn = (at: Date, zone: string): string =>
  formatted(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "Tuesday 2 March" */
export const dayIn = (at: Date, zone: string): string =>
  formatted(at, zone, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');

const units = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const;
const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** "in 10 minutes", "2 days ago" */
export function relative(at: Date, now: Date): string {
  const away = at.getTime() - now.getTime();
  const { unit, ms } = units.find((each) => Math.abs(away) >= each.ms * 0.95) ?? { unit: 'second', ms: 1_000 };
  return words.format(Math.round(away / ms), unit);
}

export function stamp(seconds: number, style: string, reader: { zone: string; now: Date }): string {
  const at = new Date(seconds * 1000);
  if (style === 'R') return relative(at, reader.now);
  if (style === 't') return timeIn(at, reader.zone);
  return `${dayIn(at, reader.zone)}, ${timeIn(at, reader.zone)}`;
}
