import { card, type Button, type Message, type Select } from '../common/message';
import type { Strings } from '../locales';
import * as ids from './ids';
import { hoursOn, onDay, presetNames, presetsOf, stretchesOf, weekOf } from './rules/availability';
import type { Person } from './rules/person';

export interface WeekParts {
  readonly text: readonly string[];
  readonly selects: readonly Select[];
  readonly buttons: readonly Button[];
}

/** Asks for a whole week by presets, or for one day of it. */
export function weekParts(t: Strings, { availability, zone }: Person): WeekParts {
  const chosen = presetsOf(availability);
  const hasHours = availability.length > 0;
  return {
    text: [t.intake.hoursAsked(zone ?? ''), hasHours ? t.intake.hoursNow(stretchesOf(availability)) : ''],
    selects: [
      {
        customId: ids.presets.write({}),
        placeholder: t.intake.presetsPlaceholder(),
        most: presetNames.length,
        choices: presetNames.map((name) => ({
          value: name,
          label: t.intake.preset[name],
          hint: t.intake.hours(stretchesOf(weekOf([name]))),
          chosen: chosen.includes(name),
        })),
      },
      daySelect(t, availability),
    ],
    buttons: [{ label: t.intake.changeZone(), customId: ids.regions.write({}) }],
  };
}

/** The week of somebody who is on the list, or has a circle. */
export function weekCard(t: Strings, person: Person): Message {
  const { text, selects, buttons } = weekParts(t, person);
  return card({ text, selects, buttons: [...buttons, { label: t.intake.back(), customId: ids.ownCard.write({}) }] });
}

export const daySelect = (t: Strings, availability: readonly number[]): Select => ({
  customId: ids.day.write({}),
  placeholder: t.intake.dayPlaceholder(availability.length > 0),
  choices: Array.from({ length: 7 }, (_, day) => ({
    value: String(day),
    label: t.intake.day(day),
    hint: t.intake.dayHint(stretchesOf(onDay(availability, day))),
  })),
});

export function dayCard(t: Strings, { person, day }: { person: Person; day: number }): Message {
  const free = hoursOn(person.availability, day);
  return card({
    text: t.intake.dayAsked(day),
    selects: [
      {
        customId: ids.hours.write({ day }),
        placeholder: t.intake.hourPlaceholder(),
        least: 0,
        most: 24,
        choices: Array.from({ length: 24 }, (_, hour) => ({
          value: String(hour),
          label: t.intake.hour(hour),
          chosen: free.includes(hour),
        })),
      },
    ],
    buttons: [{ label: t.intake.backToWeek(), customId: ids.week.write({}) }],
  });
}
