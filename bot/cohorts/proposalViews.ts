import { card, type Button, type Message, type Select } from '../common/message';
import { languageName } from '../intake/languages';
import { smallestGroup } from '../matching/groups';
import { skillNames } from '../intake/views';
import type { Strings } from '../locales';
import { timeOfMinute } from '../sessions/calendar';
import { acceptCircles, keepCircles, lookAgain, stopSearch, turnPage } from './ids';
import type { Proposal, ProposedGroup } from './proposal';
import type { Agreed } from './proposing';
import { isNothing, notKeptIn, type Decisions } from './rules/decisions';
import { levelOf, meanFit, peopleIn } from './rules/judging';
import { apart, pagesOf, textOfPage } from './rules/pages';
import { meetings } from './rules/weeks';
import type { Proposed, Searched } from './searching';

/** What `/cohort match` shows while it searches. */
export function circlesSearched(t: Strings, { cohort, soFar }: Searched): Message {
  const { placed, people } = soFar;
  const fit = placed === 0 ? 0 : soFar.fit / placed;
  return card({
    text: [
      t.draft.searching(cohort.name),
      t.draft.soFar({ ...soFar, fit, level: levelOf(fit) }),
      placed > 0 && placed === people ? t.draft.meanwhileAllPlaced() : t.draft.meanwhile(),
    ],
    accent: 'dusk',
    buttons: [{ label: t.draft.stop(), customId: stopSearch.write({ cohort: cohort.id }) }],
  });
}

/** What it found, page by page, with the question what shall be done: totals first, then the circles, the weakest first. */
export function circlesProposed(t: Strings, proposed: Proposed): Message {
  const { cohort, number, proposal, decisions } = proposed;
  const { groups, unplaced } = proposal;
  const notKept = notKeptIn(groups, decisions);
  // Why they cannot sit together may be what one of them gave to be kept: each reads the same.
  const left = unplaced.map(({ id, ...why }) =>
    notKept.some((block) => block.includes(id)) ? t.draft.leftByDecision(id) : t.circles.reason(id, why),
  );
  const decided = decidedLines(t, decisions);
  if (groups.length === 0 || number === null) return tooFew(t, { proposed, left, decided });
  const pages = pagesOf([
    ...decided,
    ...(groups.length > 1 ? [decided.length > 0 ? apart(t.draft.weakestFirst()) : t.draft.weakestFirst()] : []),
    ...weakestFirst(groups).map(({ group, index }, at) => {
      const told = circle(t, { group, name: nameOf(cohort, index), cohort });
      return at === 0 ? told : apart(told);
    }),
    ...(left.length > 0 ? [apart(t.circles.without()), ...left] : []),
  ]);
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
  const found = { ...cohort, groups: groups.length, placed: peopleIn(proposal), left: unplaced.length };
  return card({
    text: [
      [
        ...basis(t, proposal),
        ...notKept.map((who) => t.draft.notKept(who)),
        t.circles.found(found),
        ...worth(t, proposed),
        t.draft.draft(number),
      ].join('\n'),
      textOfPage(pages, page),
    ],
    accent: 'dawn',
    // Where all would stay as they are there is nothing to look for.
    selects: groups.length > 1 ? [keepSelect(t, { cohort, number, proposal })] : [],
    buttons,
  });
}

const nameOf = (cohort: { readonly name: string }, index: number): string => `${cohort.name} ${index + 1}`;

const basis = (t: Strings, { from }: Proposal): string[] => (from ? [t.draft.from(from)] : []);

/** What is certain, and how good it is, in words that say what may still come of it. */
function worth(t: Strings, { proposal, decisions }: Proposed): string[] {
  const { groups, unplaced, certain, from } = proposal;
  const fit = meanFit({ groups });
  const against = from ? [t.draft.against(from, { placed: peopleIn({ groups }), fit })] : [];
  const suits = fit === undefined ? '' : t.draft.suits(groups.length, fit, levelOf(fit));
  if (!certain) return [...(suits === '' ? [] : [`- ${suits}`]), ...against];
  const most = certain.mostPlaced
    ? t.draft.mostPlaced(!isNothing({ ...decisions, seconds: null }))
    : t.draft.perhapsMore();
  const better = certain.best ? t.draft.best() : t.draft.perhapsBetter();
  return [...(unplaced.length > 0 ? [`- ${most}`] : []), `- ${suits} ${better}`, ...against];
}

function weakestFirst(groups: readonly ProposedGroup[]): { group: ProposedGroup; index: number }[] {
  const fitOf = ({ group: { fit = 1 } }: { group: ProposedGroup }): number => fit;
  return groups.map((group, index) => ({ group, index })).sort((one, other) => fitOf(one) - fitOf(other));
}

function keepSelect(
  t: Strings,
  { cohort, number, proposal }: Pick<Proposed, 'cohort' | 'proposal'> & { number: number },
): Select {
  const choices = proposal.groups.slice(0, 25).map(({ members, fit }, index) => ({
    value: String(index + 1),
    label: nameOf(cohort, index).slice(0, 100),
    hint: t.draft.keepHint(members.length, fit),
  }));
  return {
    customId: keepCircles.write({ cohort: cohort.id, number }),
    placeholder: t.draft.keepCircles(),
    choices,
    most: choices.length,
  };
}

/** More than that nobody takes in; all of it is still kept to. */
const mostDecisions = 12;

/** Each decision a block of its own, below a heading. */
function decidedLines(t: Strings, { apart: pairs, together, locked, sizes, seconds }: Decisions): string[] {
  const lines = [
    ...pairs.map(([one, other]) => t.draft.apart(one, other)),
    ...together.map((users) => t.draft.together(users)),
    ...locked.map(({ members, slot }) => t.draft.locked(members, hourOf(slot))),
    ...(sizes ? [t.draft.sizes(sizes.least, sizes.most)] : []),
    ...(seconds === null ? [] : [t.draft.seconds(seconds)]),
  ];
  const more = lines.length - mostDecisions;
  const shown = [...lines.slice(0, mostDecisions), ...(more > 0 ? [t.draft.moreMoves(more)] : [])];
  return lines.length === 0 ? [] : [t.draft.decided(), ...shown];
}

export const hourOf = ({ tz, day, minute }: ProposedGroup['slot']) => ({
  zone: tz,
  weekday: day,
  time: timeOfMinute(minute),
});

/** The first page of reasons says it; whoever has none is not hidden behind a button. */
function tooFew(
  t: Strings,
  { proposed, left, decided }: { proposed: Proposed; left: readonly string[]; decided: readonly string[] },
): Message {
  const { cohort, proposal, decisions } = proposed;
  const [first = []] = pagesOf([...decided, ...left]);
  // What was decided is easier to change than who waits; sizes from three on take whatever circle there is.
  const sizes = decisions.sizes && decisions.sizes.least > smallestGroup ? decisions.sizes : null;
  const isOpen = isNothing({ ...decisions, sizes, seconds: null });
  return card({
    text: [
      [...basis(t, proposal), isOpen ? t.circles.tooFew(cohort.name) : t.draft.nobodyPlaced(cohort.name, sizes)].join(
        '\n',
      ),
      left.length === 0 ? t.circles.nobodyWaits() : first.join('\n'),
      isOpen ? t.circles.nextWhenTooFew() : t.draft.nextWhenNobodyPlaced(sizes !== null),
    ],
    accent: 'clay',
  });
}

function circle(
  t: Strings,
  p: { group: ProposedGroup; name: string; cohort: { startsOn: string; weeks: number } },
): string {
  const { slot, members, fit, weak = [] } = p.group;
  const skills = skillNames(t, p.group.skills);
  const languages = p.group.languages.map(languageName);
  const hour = { zone: slot.tz, weekday: slot.day, minute: slot.minute };
  const [first = new Date(0)] = meetings(hour, { ...p.cohort, weeks: 1 });
  const suits = fit === undefined ? undefined : t.draft.circleSuits(fit, levelOf(fit));
  const lines = weak.map((one) => t.draft.weakness(one, one.who.length === members.length));
  return t.circles.circle({ name: p.name, hour: hourOf(slot), first, members, skills, languages, suits, weak: lines });
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

/** What a search is given so that whoever waits for it sees how far it is. */
export const tellingOf =
  (t: Strings, show: (message: Message) => void) =>
  (searched: Searched): void =>
    show(circlesSearched(t, searched));
