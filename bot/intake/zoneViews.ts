import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import { timeIn } from '../sessions/calendar';
import * as ids from './ids';
import { placesIn, regionNames, type Region } from './places';

/** A time zone in three touches: the part of the world, a place in it, and whether the clock there is theirs. */

export const regionCard = (t: Strings, footer = ''): Message =>
  card({
    text: [t.intake.zoneAsked(), footer],
    selects: [
      {
        customId: ids.region.write({}),
        placeholder: t.intake.regionPlaceholder(),
        choices: regionNames.map((region) => ({ value: region, label: t.intake.region[region] })),
      },
    ],
  });

export const placeCard = (t: Strings, { region, now }: { region: Region; now: Date }): Message =>
  card({
    text: t.intake.placeAsked(t.intake.region[region]),
    selects: [
      {
        customId: ids.place.write({}),
        placeholder: t.intake.placePlaceholder(),
        choices: placesIn(region, now).map(({ zone, city, country, alike }) => ({
          value: zone,
          label: t.intake.place(city, country),
          hint: t.intake.placeHint(timeIn(zone, now), alike),
        })),
      },
    ],
    buttons: [{ label: t.intake.otherRegion(), customId: ids.regions.write({}) }],
  });

/** Whoever has typed a city is not told that one can. */
export const zoneCard = (t: Strings, p: { zone: string; now: Date; how: 'chosen' | 'typed' }): Message => {
  const { zone, now, how } = p;
  return card({
    text: t.intake.zoneConfirm(zone, timeIn(zone, now), how),
    buttons: [
      { label: t.intake.yesMyTime(), customId: ids.zone.write({ zone }), style: 'success' },
      { label: t.intake.notMyTime(), customId: ids.regions.write({}) },
    ],
  });
};
