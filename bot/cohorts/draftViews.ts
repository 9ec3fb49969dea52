import { card, type Choice, type Message } from '../common/message';
import type { Strings } from '../locales';
import type { Compared, Drafts } from './drafting';
import type { ReadDraft } from './drafts/store';
import { compareDrafts, showDraft, turnPage } from './ids';
import { hourOf } from './proposalViews';
import { differences } from './rules/comparing';
import { isNothing } from './rules/decisions';
import { meanFit, peopleIn } from './rules/judging';
import { apart, pagesOf } from './rules/pages';

const totalsOf = ({ proposal }: ReadDraft) => ({
  groups: proposal.groups.length,
  placed: peopleIn(proposal),
  left: proposal.unplaced.length,
  fit: meanFit(proposal),
});

/** The drafts of a cohort, the newest first, with what can be done with them. */
export function draftsShown(t: Strings, { cohort, drafts, kept }: Drafts): Message {
  if (drafts.length === 0) return card({ text: t.draft.none(cohort.name), accent: 'clay' });
  const [entries = []] = pagesOf(drafts.map((draft, at) => (at === 0 ? entry(t, draft) : apart(entry(t, draft)))));
  const choices: Choice[] = drafts.slice(0, 25).map((draft) => {
    const { placed, groups, fit } = totalsOf(draft);
    const [value, label] = [String(draft.number), t.draft.choice(draft.number)];
    return { value, label, hint: t.draft.choiceHint(placed, groups, fit) };
  });
  const which = { cohort: cohort.id };
  const show = { customId: showDraft.write(which), placeholder: t.draft.show(), choices };
  const compare = { customId: compareDrafts.write(which), placeholder: t.draft.compare(), choices, least: 2, most: 2 };
  return card({
    text: [
      t.draft.title(cohort.name),
      kept === null ? '' : t.draft.nowKept(kept),
      entries.join('\n'),
      t.draft.nextWithDrafts(),
    ],
    selects: [show, ...(choices.length > 1 ? [compare] : [])],
  });
}

function entry(t: Strings, draft: ReadDraft): string {
  const { number, isKept, madeAt, decisions } = draft;
  const { together, locked, sizes } = decisions;
  const inShort = { apart: decisions.apart.length, together, locked: locked.length, sizes };
  const told = t.draft.entry({ number, isKept, madeAt, ...totalsOf(draft) });
  return isNothing({ ...decisions, seconds: null }) ? told : `${told}\n${t.draft.decidedInShort(inShort)}`;
}

/** So many moves are read; who wants to know more looks at the drafts themselves. */
const mostMoves = 20;

/** Two drafts side by side: totals, who sits elsewhere, and what meets at another hour. */
export function draftsCompared(t: Strings, { cohort, one, other }: Compared): Message {
  const { moves, hours, same } = differences(one.proposal, other.proposal, cohort);
  const more = moves.length - mostMoves;
  const [elsewhere, otherHours] = [
    moves.slice(0, mostMoves).map(({ id, from, to }) => t.draft.move(id, from, to)),
    hours.slice(0, mostMoves).map(({ from, to, was, is }) => t.draft.hour(from, to, hourOf(was), hourOf(is))),
  ];
  const showing = (number: number) => ({
    label: t.draft.showOne(number),
    customId: turnPage.write({ cohort: cohort.id, number, page: 0 }),
  });
  return card({
    text: [
      t.draft.compared(cohort.name, one.number, other.number),
      [one, other].map((draft) => t.draft.totals(draft.number, totalsOf(draft))).join('\n'),
      t.draft.sameCircles(same),
      [
        moves.length === 0 ? t.draft.nobodyMoves() : t.draft.whoMoves(moves.length),
        ...elsewhere,
        ...(more > 0 ? [t.draft.moreMoves(more)] : []),
      ].join('\n'),
      otherHours.length === 0 ? '' : [t.draft.otherHours(), ...otherHours].join('\n'),
    ],
    accent: 'dusk',
    buttons: [showing(one.number), showing(other.number)],
  });
}
