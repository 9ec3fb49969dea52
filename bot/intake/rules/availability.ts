import { refused, type Refused } from '../../common/refusal';

/** A week on a person's own clock, as half-hours: day * 48 + half-hour of the day, Monday is day 0. From 0 to 335. */
const halvesOfDay = 48;
const weekdays = [0, 1, 2, 3, 4] as const;
const weekendDays = [5, 6] as const;

/** Hours of the day from `from` until `until`, on these days. */
interface Preset {
  readonly days: readonly number[];
  readonly from: number;
  readonly until: number;
}

const presets = {
  evenings: { days: weekdays, from: 18, until: 21 },
  lunch: { days: weekdays, from: 12, until: 14 },
  mornings: { days: weekdays, from: 7, until: 9 },
  weekends: { days: weekendDays, from: 10, until: 18 },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as PresetName[];

const slotsOf = ({ days, from, until }: Preset): number[] =>
  days.flatMap((day) => Array.from({ length: (until - from) * 2 }, (_, half) => day * halvesOfDay + from * 2 + half));

const inOrder = (slots: Iterable<number>): number[] => [...new Set(slots)].sort((one, other) => one - other);

/** The whole week anew. Names that are none are passed over. */
export const weekOf = (chosen: readonly string[]): number[] =>
  inOrder(presetNames.filter((name) => chosen.includes(name)).flatMap((name) => slotsOf(presets[name])));

/** The presets that make up just this week; none when it holds anything else. */
export function presetsOf(slots: readonly number[]): PresetName[] {
  const held = new Set(slots);
  const whole = presetNames.filter((name) => slotsOf(presets[name]).every((slot) => held.has(slot)));
  return weekOf(whole).length === held.size ? whole : [];
}

/** A day of the week from its number as text. */
export const dayNamed = (text: string | undefined): number | undefined =>
  text !== undefined && /^[0-6]$/.test(text) ? Number(text) : undefined;

/** What of a week is on one day. */
export const onDay = (slots: readonly number[], day: number): number[] =>
  slots.filter((slot) => Math.floor(slot / halvesOfDay) === day);

/** One day anew, by whole hours from 0 to 23; the other days stay. */
export function withDay(slots: readonly number[], { day, hours }: { day: number; hours: readonly number[] }): number[] {
  const others = slots.filter((slot) => Math.floor(slot / halvesOfDay) !== day);
  const whole = hours.filter((hour) => Number.isInteger(hour) && hour >= 0 && hour < 24);
  return inOrder([...others, ...whole.flatMap((hour) => [0, 1].map((half) => day * halvesOfDay + hour * 2 + half))]);
}

/** Hours as an answer; a week without any is none. */
export const withHours = (slots: readonly number[]): { availability: readonly number[] } | Refused =>
  slots.length === 0 ? refused('noHours') : { availability: slots };

/** The hours of a day that are free to their last minute. */
export function hoursOn(slots: readonly number[], day: number): number[] {
  const held = new Set(slots);
  const at = (hour: number, half: number): boolean => held.has(day * halvesOfDay + hour * 2 + half);
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => at(hour, 0) && at(hour, 1));
}

/** Hours without a gap, as minutes of the day. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Days in a row that are alike. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly spans: readonly Span[];
}

/** A week as one would say it; days without hours are not mentioned. */
export function stretchesOf(slots: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = 0; day < 7; day++) {
    const spans = spansOn(slots, day);
    const before = stretches.at(-1);
    if (spans.length === 0) continue;
    if (before?.last === day - 1 && JSON.stringify(before.spans) === JSON.stringify(spans)) {
      stretches[stretches.length - 1] = { ...before, last: day };
    } else stretches.push({ first: day, last: day, spans });
  }
  return stretches;
}

function spansOn(slots: readonly number[], day: number): Span[] {
  const spans: Span[] = [];
  for (const slot of inOrder(slots)) {
    if (Math.floor(slot / halvesOfDay) !== day) continue;
    const from = (slot % halvesOfDay) * 30;
    const before = spans.at(-1);
    if (before?.until === from) spans[spans.length - 1] = { ...before, until: from + 30 };
    else spans.push({ from, until: from + 30 });
  }
  return spans;
}
