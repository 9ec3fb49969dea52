import { card, type Button, type Message } from '../common/message';
import { languageName } from '../intake/languages';
import { skillNames } from '../intake/views';
import type { Strings } from '../locales';
import { timeOfMinute } from '../sessions/calendar';
import { acceptCircles, lookAgain, turnPage } from './ids';
import type { ProposedGroup } from './proposal';
import type { Agreed, Proposed } from './proposing';
import { apart, pagesOf, textOfPage } from './rules/pages';
import { meetings } from './rules/weeks';

/** What `/cohort match` found, page by page, with the question what shall be done. */
export function circlesProposed(t: Strings, proposed: Proposed): Message {
  const { cohort, number, proposal } = proposed;
  const { groups, unplaced } = proposal;
  const left = unplaced.map(({ id, ...why }) => t.circles.reason(id, why));
  if (groups.length === 0) return tooFew(t, { name: cohort.name, left });
  const blocks = groups.map((group, index) => circle(t, { group, name: `${cohort.name} ${index + 1}`, cohort }));
  const pages = pagesOf([...blocks, ...(left.length > 0 ? [apart(t.circles.without()), ...left] : [])]);
  const page = Math.min(proposed.page, pages.length - 1);
  const seen = { cohort: cohort.id, number };
  const buttons: Button[] = [
    { label: t.circles.yes(), customId: acceptCircles.write(seen), style: 'success' },
    { label: t.circles.again(), customId: lookAgain.write(seen) },
  ];
  if (pages.length > 1) {
    const customId = turnPage.write({ ...seen, page: (page + 1) % pages.length });
    buttons.push({ label: t.circles.more(page + 1, pages.length), customId });
  }
  const placed = groups.reduce((sum, { members }) => sum + members.length, 0);
  return card({
    text: [
      t.circles.found({ ...cohort, groups: groups.length, placed, left: unplaced.length }),
      textOfPage(pages, page),
    ],
    accent: 'dawn',
    buttons,
  });
}

/** The first page of reasons says it; whoever has none is not hidden behind a button. */
function tooFew(t: Strings, { name, left }: { name: string; left: readonly string[] }): Message {
  const [first = []] = pagesOf(left);
  return card({
    text: [
      t.circles.tooFew(name),
      left.length === 0 ? t.circles.nobodyWaits() : first.join('\n'),
      t.circles.nextWhenTooFew(),
    ],
    accent: 'clay',
  });
}

function circle(
  t: Strings,
  p: { group: ProposedGroup; name: string; cohort: { startsOn: string; weeks: number } },
): string {
  const { slot, members } = p.group;
  const skills = skillNames(t, p.group.skills);
  const languages = p.group.languages.map(languageName);
  const hour = { zone: slot.tz, weekday: slot.day, minute: slot.minute };
  const [first = new Date(0)] = meetings(hour, { ...p.cohort, weeks: 1 });
  const time = timeOfMinute(slot.minute);
  return t.circles.circle({ name: p.name, hour: { ...hour, time }, first, members, skills, languages });
}

export const circlesAgreed = (t: Strings, { name, groups, people, seated, by }: Agreed & { by: string }): Message =>
  card({
    text: [
      t.circles.agreed(name, groups, people),
      seated
        .slice(0, 10)
        .map(({ user, group }) => t.circles.seated(user, group, user === by))
        .join('\n'),
    ],
  });
