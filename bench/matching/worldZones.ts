/**
 * Where the people of a made-up pool live: how many in relation to each other, and which share of them speaks what. Rounded by
 * hand, to be like the world and not to count it. Between 12 October and 22 November 2026 clocks change in Europe, Cairo and
 * North America, each at a date of its own.
 */

export type Region = 'africa' | 'europe' | 'asia' | 'americas' | 'pacific';

export interface WorldZone {
  readonly tz: string;
  readonly region: Region;
  readonly weight: number;
  readonly speaks: Readonly<Record<string, number>>;
}

const rows: readonly [Region, string, number, Readonly<Record<string, number>>][] = [
  ['africa', 'Africa/Lagos', 9, { en: 0.98 }],
  ['africa', 'Africa/Nairobi', 9, { en: 0.97, sw: 0.8 }],
  ['africa', 'Africa/Johannesburg', 6, { en: 0.98 }],
  ['africa', 'Africa/Accra', 4, { en: 0.98 }],
  ['africa', 'Africa/Cairo', 4, { ar: 0.97, en: 0.7, fr: 0.08 }],
  ['africa', 'Africa/Kampala', 2, { en: 0.97, sw: 0.3 }],
  ['africa', 'Africa/Addis_Ababa', 2, { en: 0.85, am: 0.95 }],
  ['africa', 'Africa/Casablanca', 2, { fr: 0.9, ar: 0.9, en: 0.45 }],
  ['africa', 'Africa/Dakar', 2.5, { fr: 0.97, en: 0.35 }],
  ['africa', 'Africa/Kinshasa', 2, { fr: 0.97, en: 0.3 }],
  ['africa', 'Africa/Maputo', 1, { pt: 0.97, en: 0.5 }],
  ['europe', 'Europe/London', 7, { en: 1 }],
  ['europe', 'Europe/Berlin', 5, { de: 0.95, en: 0.95 }],
  ['europe', 'Europe/Paris', 5, { fr: 0.97, en: 0.8 }],
  ['europe', 'Europe/Madrid', 3, { es: 0.97, en: 0.7 }],
  ['europe', 'Europe/Amsterdam', 3, { en: 0.98, de: 0.3 }],
  ['europe', 'Europe/Warsaw', 2, { en: 0.9 }],
  ['europe', 'Europe/Kyiv', 2, { en: 0.85, uk: 0.95 }],
  ['europe', 'Europe/Lisbon', 2, { pt: 0.97, en: 0.85 }],
  ['europe', 'Europe/Istanbul', 2, { tr: 0.97, en: 0.75 }],
  ['asia', 'Asia/Kolkata', 10, { en: 0.97, hi: 0.7 }],
  ['asia', 'Asia/Manila', 4, { en: 0.97 }],
  ['asia', 'Asia/Karachi', 3, { en: 0.93, ur: 0.95 }],
  ['asia', 'Asia/Dhaka', 2, { en: 0.9 }],
  ['asia', 'Asia/Dubai', 3, { en: 0.95, ar: 0.5, hi: 0.2 }],
  ['asia', 'Asia/Amman', 1, { ar: 0.98, en: 0.7 }],
  ['asia', 'Asia/Kathmandu', 1, { en: 0.9 }],
  ['asia', 'Asia/Jakarta', 3, { id: 0.97, en: 0.75 }],
  ['asia', 'Asia/Singapore', 3, { en: 1, zh: 0.6 }],
  ['asia', 'Asia/Tokyo', 1.5, { ja: 0.97, en: 0.75 }],
  ['americas', 'America/New_York', 8, { en: 1, es: 0.15 }],
  ['americas', 'America/Chicago', 4, { en: 1, es: 0.15 }],
  ['americas', 'America/Los_Angeles', 4, { en: 1, es: 0.2 }],
  ['americas', 'America/Toronto', 3, { en: 0.98, fr: 0.2 }],
  ['americas', 'America/Sao_Paulo', 5, { pt: 0.98, en: 0.7, es: 0.3 }],
  ['americas', 'America/Mexico_City', 4, { es: 0.98, en: 0.65 }],
  ['americas', 'America/Bogota', 3, { es: 0.98, en: 0.55 }],
  ['americas', 'America/Santiago', 1, { es: 0.98, en: 0.65 }],
  ['pacific', 'Australia/Sydney', 2.5, { en: 1 }],
  ['pacific', 'Pacific/Auckland', 1.5, { en: 1 }],
];

export const worldZones: readonly WorldZone[] = rows.map(([region, tz, weight, speaks]) => ({
  ...{ region, tz, weight, speaks },
}));

/** A small cohort is one of a continent, or of two whose days are alike. */
export const homes: readonly { readonly weight: number; readonly regions: readonly Region[] }[] = [
  { weight: 5, regions: ['africa', 'europe'] },
  { weight: 2.5, regions: ['americas'] },
  { weight: 2.5, regions: ['asia', 'pacific'] },
];
