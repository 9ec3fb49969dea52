import { z } from 'zod';
import { timeIn, zoneNamed } from '../sessions/calendar';

/**
 * Time zones as people look for them: a region, then a place with its country. Countries by their ISO 3166 codes, the
 * ones with many people first; which zones a country has is told by the zone data of this machine.
 */
const countries = {
  'europe-west': 'GB FR DE NL BE CH AT IE LU LI MC GG JE IM',
  'europe-south': 'IT ES PT GR RS HR AL BA SI MK ME MT AD SM VA GI',
  'europe-north': 'SE DK FI NO LT LV EE IS FO AX SJ',
  'europe-east': 'UA PL RO CZ HU BY BG SK MD',
  russia: 'RU',
  'africa-east': 'KE ET UG TZ RW SO MZ MG ZM MW ZW SS BI ER DJ MU RE KM SC YT',
  'africa-west': 'NG GH CI NE ML BF SN BJ GN TG SL LR MR GM GW CV',
  'africa-south': 'ZA CD AO CM TD CG CF NA BW GA LS GQ SZ ST',
  'africa-north': 'EG DZ SD MA TN LY EH',
  'asia-west': 'TR IQ SA YE SY JO AE IL PS LB AZ AM GE KW OM QA BH CY',
  'asia-south': 'IN PK BD IR AF NP LK BT MV UZ KZ TJ TM KG',
  'asia-southeast': 'ID PH VN TH MM MY KH LA SG TL BN',
  'asia-east': 'CN JP KR TW HK MN KP MO',
  'united-states': 'US',
  canada: 'CA GL BM PM',
  'america-middle': 'MX GT HN NI CR PA SV BZ CU DO HT JM PR BS KY TC',
  'america-south': 'BR CO AR PE VE CL EC BO PY UY GY SR GF FK',
  caribbean: 'TT GP MQ BB LC CW AW VC GD VI AG DM KN SX MF BQ AI VG MS BL',
  australia: 'AU NZ NF CX CC',
  'pacific-west': 'PG FJ SB VU NC GU FM KI MP MH PW NR UM',
  'pacific-east': 'WS TO PF AS CK TV WF NU TK PN',
  'far-away': 'AQ TF GS IO SH',
} as const;

export type Region = keyof typeof countries;
export const regionNames = Object.keys(countries) as Region[];

/** Of the zones of a country that go alike, the one that stands for all; in this order. */
const known = [
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Phoenix'],
  ...['America/Anchorage', 'Pacific/Honolulu', 'America/Toronto', 'America/Vancouver', 'America/Edmonton'],
  ...['America/Winnipeg', 'America/Halifax', 'America/Regina', 'America/St_Johns', 'America/Whitehorse'],
  ...['America/Mexico_City', 'America/Tijuana', 'America/Hermosillo', 'America/Cancun', 'America/Sao_Paulo'],
  ...['America/Manaus', 'America/Rio_Branco', 'America/Argentina/Buenos_Aires', 'America/Santiago', 'America/Nuuk'],
  ...['Europe/Berlin', 'Europe/Madrid', 'Europe/Lisbon', 'Europe/Kyiv', 'Europe/Moscow', 'Europe/Samara'],
  ...['Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Asia/Omsk', 'Asia/Novosibirsk', 'Asia/Krasnoyarsk', 'Asia/Irkutsk'],
  ...['Asia/Yakutsk', 'Asia/Vladivostok', 'Asia/Magadan', 'Asia/Almaty', 'Asia/Tashkent', 'Asia/Shanghai'],
  ...['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Ulaanbaatar', 'Asia/Kuala_Lumpur', 'Asia/Nicosia'],
  ...['Asia/Ho_Chi_Minh', 'Asia/Hebron', 'Africa/Kinshasa', 'Australia/Sydney', 'Australia/Brisbane'],
  ...['Australia/Perth', 'Australia/Adelaide', 'Australia/Darwin', 'Pacific/Auckland', 'Pacific/Port_Moresby'],
];

export interface Place {
  readonly zone: string;
  readonly city: string;
  readonly country: string;
  /** cities of the same country whose clocks go the same way */
  readonly alike: readonly string[];
}

/** Kept for the year they were made in: comparing clocks takes a tenth of a second. */
const made = new Map<string, readonly Place[]>();

/** The places of a region; never more than 25, because zones of one country that go alike this year are one place. */
export function placesIn(region: Region, now: Date): readonly Place[] {
  const key = `${region} ${now.getUTCFullYear()}`;
  const places = made.get(key) ?? countries[region].split(' ').flatMap((country) => placesOf(country, now));
  made.set(key, places);
  return places;
}

function placesOf(country: string, now: Date): Place[] {
  const alike = new Map<string, string[]>();
  for (const zone of zonesOf(country)) {
    const way = wayOf(zone, now);
    alike.set(way, [...(alike.get(way) ?? []), zone]);
  }
  return [...alike.values()].flatMap(([zone, ...others]) =>
    zone === undefined ? [] : [{ zone, city: cityOf(zone), country, alike: others.map(cityOf) }],
  );
}

/** How a zone's clock goes in this year. Within one country no two zones are a whole day apart, so the times tell. */
const wayOf = (zone: string, now: Date): string =>
  Array.from({ length: 12 }, (_, month) => timeIn(zone, new Date(Date.UTC(now.getUTCFullYear(), month, 15)))).join();

export const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

const listed = z.array(z.string()).catch([]);
const rank = (zone: string): number => (known.includes(zone) ? known.indexOf(zone) : known.length);

/** Node has had the list as a property first and as a method since. */
function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`);
  const asked: unknown =
    'getTimeZones' in locale && typeof locale.getTimeZones === 'function'
      ? Reflect.apply(locale.getTimeZones, locale, [])
      : 'timeZones' in locale && locale.timeZones;
  const zones = listed.parse(asked).flatMap((name) => zoneNamed(name) ?? []);
  return [...new Set(zones)].sort((one, other) => rank(one) - rank(other));
}
