import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import { whyAll } from '../reasons/ids';
import { timeOfMinute, weekdayOf } from '../sessions/calendar';
import { showPage } from './ids';
import { apart, pagesOf, textOfPage } from './rules/pages';
import type { Circle, Shown } from './showing';

/** How a cohort stands, its circles page by page; or, where several are meant, their names. */
export function cohortShown(t: Strings, found: Shown | { readonly choose: readonly string[] }): Message {
  if ('choose' in found)
    return card({ text: found.choose.length === 0 ? t.shown.none() : t.shown.choose(found.choose) });
  const { cohort, circles, waiting, moderators, facilitators, endsAt } = found;
  const pages = pagesOf([
    ...circles.map((circle) => circleOf(t, circle)),
    ...facilitators.map(({ user, circle }, index) => {
      const line = t.shown.facilitator(user, circle);
      return index === 0 ? apart(line) : line;
    }),
  ]);
  const page = Math.min(found.page, pages.length - 1);
  const { startsOn, weeks, localTime: time, zone } = cohort;
  const hour = time !== null && zone !== null ? { weekday: weekdayOf(startsOn), time, zone } : null;
  const next = showPage.write({ cohort: cohort.id, page: (page + 1) % pages.length });
  return card({
    text: [
      t.shown.title(cohort.name),
      [
        t.shown.state[cohort.state](),
        t.shown.dates(startsOn, weeks),
        t.first.shown(cohort.firstYears),
        hour ? t.shown.hourOfAll(hour) : t.shown.hourOfEach(),
        endsAt ? t.shown.endsAt(endsAt) : '',
        cohort.state === 'open' || cohort.state === 'closed' ? t.shown.waiting(waiting) : '',
        t.settings.circles(cohort.groupSize, found.programme),
        moderators.length > 0 ? t.shown.moderators(moderators) : '',
        t.settings.whereChanged(cohort.state, found.rivals),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      textOfPage(pages, page),
    ],
    buttons: [
      ...(circles.length > 0 ? [{ label: t.why.askAll(), customId: whyAll.write({ cohort: cohort.id }) }] : []),
      ...(pages.length > 1 ? [{ label: t.shown.more(page + 1, pages.length), customId: next }] : []),
    ],
  });
}

const circleOf = (t: Strings, { group, people, next, opens, unsuited }: Circle): string =>
  t.shown.circle(group.name, {
    hour: { weekday: group.weekday, zone: group.zone, time: timeOfMinute(group.minute) },
    people,
    next,
    unsuited,
    thread: opens ? group.threadId : null,
  });
