import { apart, pagesOf, textOfPage } from '../cohorts/rules/pages';
import { card, type Message } from '../common/message';
import { languageName } from '../intake/languages';
import { skillNames } from '../intake/views';
import type { Strings } from '../locales';
import { among } from '../matching/reason';
import { timeOfMinute } from '../sessions/calendar';
import { whyPage } from './ids';
import type { CohortReasons, Explained } from './useCases';

const mostNamed = 3;

/** All of a cohort, page by page, for those who look after it. */
export function cohortReasons(t: Strings, found: CohortReasons): Message {
  const { cohort, circles, left, isProposed, member } = found;
  const hasHeading = circles.length > 0 && left.length > 0;
  if (circles.length === 0 && left.length === 0)
    return card({ text: member === null ? t.why.noCircles(cohort.name) : t.why.notThere(member, cohort.name) });
  const without = left.map(({ id, ...why }) => t.circles.reason(id, why));
  const pages = pagesOf([
    ...circles.flatMap((circle) => blocksOf(t, circle)),
    ...(hasHeading ? [apart(t.why.without())] : []),
    ...without,
  ]);
  const page = Math.min(found.page, pages.length - 1);
  const next = whyPage.write({ cohort: cohort.id, page: (page + 1) % pages.length });
  return card({
    text: [titleOf(t, found) + (isProposed ? `\n${t.why.proposed()}` : ''), textOfPage(pages, page)],
    buttons: pages.length > 1 ? [{ label: t.why.more(page + 1, pages.length), customId: next }] : [],
  });
}

function titleOf(t: Strings, { cohort, circles, member }: CohortReasons): string {
  if (circles.length === 0) return t.why.noPlaceTitle(cohort.name);
  return member === null ? t.why.cohortTitle(cohort.name) : t.why.onePlace(cohort.name);
}

/** What all of a circle have in common stands once, above its people. */
function blocksOf(t: Strings, { name, slot, people }: CohortReasons['circles'][number]): string[] {
  const say = t.why.they;
  const head = say.circle(name, { weekday: slot.day, time: timeOfMinute(slot.minute), zone: slot.tz });
  const [first] = people;
  const of = among(first?.reasons ?? []);
  const size = first?.size ?? 0;
  const common = [
    ...of('hour').flatMap(({ suits }) => (suits === size ? [say.suitsAll(size)] : [])),
    ...of('language').map(({ languages }) => say.languages(languages.slice(0, mostNamed).map(languageName))),
    ...of('stage').flatMap(({ band, others }) => (others + 1 === size ? [say.stageOfAll(band)] : [])),
  ];
  return [
    apart(common.length > 0 ? `${head}\n${t.why.besides(common)}` : head),
    // The grey line below a name stands nearer to it than to the next one.
    ...people.map((one) => apart(memberOf(t, one, slot))),
  ];
}

function memberOf(
  t: Strings,
  { user, size, reasons }: Explained,
  slot: CohortReasons['circles'][number]['slot'],
): string {
  const say = t.why.they;
  const of = among(reasons);
  const [first, ...more] = of('skill');
  const named = (some: readonly { skill: string }[]): string[] =>
    skillNames(
      t,
      some.slice(0, mostNamed).map(({ skill }) => skill),
    );
  const offered = named(of('asked'));
  const line = first
    ? say.skill(user, named([first]).join(''), first.by.slice(0, mostNamed))
    : offered.length > 0
      ? say.offers(user, offered)
      : say.member(user);
  const besides = [
    ...(more.length > 0 ? [say.moreSkills(named(more))] : []),
    ...(first && offered.length > 0 ? [say.asked(offered)] : []),
    ...of('stage').flatMap(({ others }) => (others + 1 === size ? [] : [say.stage()])),
    ...of('backgrounds').map(() => say.backgrounds()),
    ...of('hour').flatMap(({ times }) =>
      times.every(({ day, minute }) => day === slot.day && minute === slot.minute)
        ? []
        : [say.hour(times.map(({ day, minute }) => ({ day, time: timeOfMinute(minute) })))],
    ),
  ];
  if (besides.length > 0) return `${line}\n${t.why.besides(besides)}`;
  if (first || offered.length > 0) return line;
  return `${line}\n${t.why.besides([reasons.length > 0 ? say.noMore(of('hour').length > 0) : say.nothing()])}`;
}
