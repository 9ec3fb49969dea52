import { dayIn, INVALID, instantAt, relative, timeIn } from '../../sandbox/page/times';

/** An instant in a line of the terminal: shorter than Discord's, for the year is plain and room is scarce. */
export function stamp(seconds: number, style: string, reader: { zone: string; now: Date }): string {
  const at = instantAt(seconds);
  if (!at) return INVALID;
  if (style === 'R') return relative(at, reader.now);
  if (style === 't') return timeIn(at, reader.zone);
  return `${dayIn(at, reader.zone)}, ${timeIn(at, reader.zone)}`;
}
