/** Instants as Discord shows them to a reader: in the reader's own zone, here in British English. */

/** To make a formatter takes far longer, and far more memory, than to use one. */
const formatters = new Map<string, Intl.DateTimeFormat>();
/** A dozen ways to write an instant, in as many zones as one sees in a day. */
const MOST_KEPT = 200;

function formatterFor(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const kept = formatters.get(key);
  if (kept) return kept;
  if (formatters.size >= MOST_KEPT) formatters.clear();
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
  formatters.set(key, made);
  return made;
}

export const inZone = (at: Date, zone: string, options: Intl.DateTimeFormatOptions): string =>
  formatterFor(zone, options).format(at);

export const timeIn = (at: Date, zone: string): string => inZone(at, zone, { hour: '2-digit', minute: '2-digit' });

/** "Tuesday 2 March" */
export const dayIn = (at: Date, zone: string): string =>
  inZone(at, zone, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');

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

/** As Discord shows what is no date. */
export const INVALID = 'Invalid Date';
/** What Discord's date type can hold, to either side of 1970. */
const farthest = 8_640_000_000_000;

/** Undefined for what is no date: anybody can write any number. */
export const instantAt = (seconds: number): Date | undefined =>
  Math.abs(seconds) <= farthest ? new Date(seconds * 1000) : undefined;

/** When somebody reads. What they are asked for is all that they are drawn anew for: see `app/reader.ts`. */
interface Here {
  readonly zone: string;
  readonly now: Date;
  /** Any instant of their day; where it is not told, that is `now`. */
  readonly today?: Date | undefined;
}

/** `<t:seconds:style>` in words: `t` `T` times, `d` `D` days, `f` `F` both, `R` from now. */
export function stamp(seconds: number, style: string, here: Here): string {
  const { zone } = here;
  const at = instantAt(seconds);
  if (!at) return INVALID;
  switch (style) {
    case 'R':
      return relative(at, here.now);
    case 't':
      return timeIn(at, zone);
    case 'T':
      return inZone(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    case 'd':
      return inZone(at, zone, { day: '2-digit', month: '2-digit', year: 'numeric' });
    case 'D':
      return inZone(at, zone, { day: 'numeric', month: 'long', year: 'numeric' });
    case 'F':
      return `${dayIn(at, zone)} ${inZone(at, zone, { year: 'numeric' })} at ${timeIn(at, zone)}`;
    default:
      return `${inZone(at, zone, { day: 'numeric', month: 'long', year: 'numeric' })} at ${timeIn(at, zone)}`;
  }
}

/** When a message was written, as it stands beside its author. */
export function sentAt(at: Date, here: Here): string {
  const { zone } = here;
  const today = here.today ?? here.now;
  const day = (when: Date): string => inZone(when, zone, { day: '2-digit', month: '2-digit', year: 'numeric' });
  if (day(at) === day(today)) return timeIn(at, zone);
  if (day(at) === day(new Date(today.getTime() - 86_400_000))) return `Yesterday at ${timeIn(at, zone)}`;
  return `${day(at)}, ${timeIn(at, zone)}`;
}
