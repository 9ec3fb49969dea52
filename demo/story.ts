import { arrive } from './chapters/arriving';
import { betweenTheWeeks } from './chapters/between';
import { formCircles } from './chapters/forming';
import { everybodyJoins } from './chapters/joining';
import { setUp } from './chapters/settingUp';
import type { Character } from './characters';
import { Company, type Told } from './live';
import { chapter, first, type Circle, type Folk, type Place } from './place';
import type { Page } from './print/page';
import type { Stage } from './stage';
import { inOneLine } from './tell/line';
import { Shown } from './tell/shown';
import { lingersFor } from './turns';

/** The plot of `npm run demo`: from an empty server to the end of a cohort's second week, or a later one. */

/** What there is to look at when the story is over. */
export interface Ending {
  readonly place: Place;
  readonly company: Company;
  /** the first is the one that was looked into */
  readonly circles: readonly Circle[];
  readonly leaver: Character | undefined;
  readonly weeks: number;
}

/** The first minute after a Sunday in Paris; the cohort begins on the 12th. */
const endOfWeek = (week: number): Date =>
  new Date(Date.parse('2027-04-18T22:00:00.000Z') + (week - 1) * 7 * 86_400_000);
const sundayEvening = new Date('2027-04-18T16:30:00.000Z');

export async function playStory(p: {
  stage: Stage;
  folk: Folk;
  page: Page;
  seed: number;
  weeks: number;
  /** before the list is closed there is time until then to become Zoe: a real instant in milliseconds */
  lingersUntil: number;
}): Promise<Ending> {
  const place = await arrive(p);
  const welcome = await setUp(place);
  await everybodyJoins(place, welcome);
  await lingersFor(place, place.visitor, p.lingersUntil);
  const circles = await formCircles(place, welcome);
  const told = circles.map((circle, seat) => tellingOf(place, circle, seat));
  const company = await Company.gather(place, told);
  await company.live(p.weeks === 1 ? endOfWeek(1) : sundayEvening);
  const leaver = p.weeks > 1 ? await betweenTheWeeks(place, first(circles)) : undefined;
  for (let week = 2; week <= p.weeks; week++) {
    if (week > 2) await chapter(place, `week ${week}`);
    await company.live(endOfWeek(week));
  }
  return { place, company, circles, leaver, weeks: p.weeks };
}

function tellingOf(place: Place, circle: Circle, seat: number): Told {
  const isShown = seat === 0;
  const teller = isShown ? new Shown(place, circle) : inOneLine(place, circle);
  return { circle, teller, keeper: isShown ? place.moderator : undefined };
}
