import type { Form } from '../../common/form';
import { card, type Button, type Message } from '../../common/message';
import type { Strings } from '../../locales';
import { backFromPause, openPauseUntil, pauseFor, pauseUntil } from '../ids';
import type { Pause } from './useCases';

const anotherDay = (t: Strings): Button => ({ label: t.pause.untilADay(), customId: openPauseUntil.write({}) });

/** How it stands with somebody's pause, and what they can do. */
export function pauseCard(t: Strings, { until, sits }: Pause): Message {
  if (until !== null) {
    return card({
      text: [t.pause.pausing(until), sits ? t.pause.seatStays() : t.pause.placeStays()],
      buttons: [{ label: t.pause.back(), customId: backFromPause.write({}), style: 'success' }, anotherDay(t)],
      accent: 'dusk',
    });
  }
  return card({
    text: [t.pause.ask(), sits ? t.pause.seatWouldStay() : t.pause.placeWouldStay()],
    buttons: [
      ...[1, 2].map((weeks) => ({ label: t.pause.weeks(weeks), customId: pauseFor.write({ weeks }) })),
      anotherDay(t),
    ],
  });
}

export const backAgain = (t: Strings, { sits }: Pause): Message =>
  card({ text: sits ? t.pause.backInCircle() : t.pause.backOnList() });

export const pauseForm = (t: Strings): Form => ({
  customId: pauseUntil.write({}),
  title: t.pause.formTitle(),
  fields: [{ id: 'until', label: t.pause.formLabel(), hint: t.pause.formHint(), max: 40 }],
});

export const fewExpected = (t: Strings, p: { name: string; people: number; expected: number }): Message =>
  card({ text: t.pause.fewExpected(p), accent: 'clay' });
