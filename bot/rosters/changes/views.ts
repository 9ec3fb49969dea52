import type { Form } from '../../common/form';
import { card, type Button, type Message } from '../../common/message';
import type { Strings } from '../../locales';
import type { Consequences } from '../rules/consequences';
import type { Agreed, Done } from './agreeing';
import type { Asked, Kind } from './change';
import {
  agreedAndTold,
  agreedTo,
  agreeAndTell,
  agreeForOther,
  agreeTo,
  askOthers,
  asksOthers,
  takeBackChange,
  turnHistory,
} from './ids';
import type { Look } from './looking';
import type { History } from './useCases';

/** A change in words: who goes where, by the names of circles. */
export interface InWords {
  readonly kind: Kind;
  readonly moves: readonly {
    readonly user: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly waits: boolean;
  }[];
  readonly pair: Asked['pair'] | undefined;
  readonly undoes: number | null;
}

const inWords = (
  { kind, plan, undoes }: { kind: Kind; plan: Asked; undoes: number | null },
  nameOf: (group: string) => string,
): InWords => ({
  ...{ kind, undoes, pair: plan.pair },
  moves: plan.moves.map(({ user, from, to, waits }) => ({
    ...{ user, waits },
    from: from === null ? null : nameOf(from),
    to: to === null ? null : nameOf(to),
  })),
});

const namesIn =
  (circles: Look['circles']) =>
  (group: string): string =>
    circles.find(({ id }) => id === group)?.name ?? '';

/** What a change would do, before the yes. `file`: the name of one that goes with it and has all that the card is too short for. */
export function lookShown(t: Strings, look: Look, file?: string): Message {
  const { id, cohort, circles, consequences, decides, since } = look;
  return card({
    text: [
      t.change.title(cohort.name, inWords(look, namesIn(circles))),
      since.length > 0 ? t.change.since(since) : '',
      foreseenShown(t, consequences),
      look.breaksRules ? t.change.breaks() : '',
      decides === 'whoever asks' ? t.change.nothingYet() : t.change.youSitThere(decides === 'another, or told'),
    ],
    accent: look.breaksRules ? 'clay' : 'dawn',
    ...(file === undefined ? {} : { file }),
    buttons: yesButtons(t, { id, decides, breaksRules: look.breaksRules }),
  });
}

function yesButtons(
  t: Strings,
  { id: change, decides, breaksRules }: Pick<Look, 'id' | 'decides' | 'breaksRules'>,
): Button[] {
  if (decides === 'whoever asks') {
    const label = breaksRules ? t.change.allTheSame() : t.change.yes();
    return [{ label, customId: agreeTo.write({ change }), style: breaksRules ? 'secondary' : 'success' }];
  }
  const ask: Button = { label: t.change.askOthers(), customId: askOthers.write({ change }), style: 'success' };
  return decides === 'another'
    ? [ask]
    : [ask, { label: t.change.nobodyElse(), customId: agreeAndTell.write({ change }) }];
}

const foreseenShown = (t: Strings, it: Consequences): string =>
  [
    ...it.circles.filter(({ before, after }) => before !== after).map(t.change.size),
    ...it.overtaken.map(t.change.overtaken),
    ...it.unsuited.map(t.change.unsuited),
    ...it.apart.map(t.change.apart),
    ...it.tooSmall.map(t.change.tooSmall),
    ...it.tooLarge.map(t.change.tooLarge),
    ...it.noLanguage.map(t.change.noLanguage),
    ...it.newFaces.map(t.change.newFace),
  ]
    .filter((_, at) => at < mostLines)
    .join('\n');
/** More than these nobody reads, and a card takes 4,000 characters. */
const mostLines = 8;

/** Asks for the reason: with it the change is done, or asked for. */
export function reasonForm(t: Strings, how: 'agree' | 'tell' | 'ask', change: string): Form {
  const id = { agree: agreedTo, tell: agreedAndTold, ask: asksOthers }[how];
  return {
    customId: id.write({ change }),
    title: t.change.reasonTitle(),
    fields: [
      {
        id: 'reason',
        label: t.change.reason(),
        hint: t.change.reasonHint(how === 'tell'),
        max: longestReason,
        long: true,
      },
    ],
  };
}
export const longestReason = 300;

export const agreedShown = (t: Strings, agreed: Agreed): Message =>
  agreed.did === 'change' ? doneShown(t, agreed.done) : lookShown(t, agreed.look);

function doneShown(t: Strings, { cohort, number, change, circles, reason, told }: Done): Message {
  const { kind, plan, undoes } = change;
  return card({
    text: [
      t.change.done(number, inWords({ kind, plan, undoes }, namesIn(circles))),
      t.change.because(reason),
      told ? t.change.toldThem() : '',
      plan.moves.some(({ to }) => to === null) ? t.change.notTold() : '',
    ],
    buttons: [{ label: t.change.takeBack(), customId: takeBackChange.write({ cohort: cohort.id, number }) }],
  });
}

export const othersAsked = (t: Strings): Message => card({ text: t.change.othersAsked(), accent: 'dawn' });

/** In the moderators' channel: somebody who sits in the circle asks for the yes of another. */
export const askedOthers = (
  t: Strings,
  p: Pick<Look, 'id' | 'kind' | 'plan' | 'circles' | 'consequences' | 'undoes'> & {
    cohort: string;
    by: string;
    reason: string;
  },
): Message =>
  card({
    text: [
      t.change.title(p.cohort, inWords(p, namesIn(p.circles))),
      // Whom the two are is read by whoever looks alone: one of them may read along here.
      foreseenShown(t, { ...p.consequences, apart: [] }),
      p.consequences.apart.length > 0 ? t.change.apartUnnamed() : '',
      t.change.asksYou(p.by),
      t.change.because(p.reason),
    ],
    accent: 'dawn',
    buttons: [{ label: t.change.yesForOther(), customId: agreeForOther.write({ change: p.id }), style: 'success' }],
  });

/** In the thread of a circle that one of it has changed, because nobody else could. */
export const toldToCircle = (t: Strings, p: { by: string; sitsHere: boolean; reason: string }): Message =>
  card({ text: [t.change.toldToCircle(p.by, p.sitsHere), t.change.because(p.reason)], accent: 'dawn' });

export function historyShown(t: Strings, { cohort, changes, names, takenBack, page, pages }: History): Message {
  const nameOf = (group: string): string => names.get(group) ?? t.change.circleGone();
  const lines = changes.map((change) =>
    t.change.inHistory({
      ...inWords(change, nameOf),
      ...{ number: change.number ?? 0, by: change.by, at: change.at, reason: change.reason },
      takenBackBy: takenBack.get(change.number ?? 0) ?? null,
    }),
  );
  const to = (label: string, other: number): Button => ({
    label,
    customId: turnHistory.write({ cohort: cohort.id, page: other }),
  });
  return card({
    text: [
      t.change.historyTitle(cohort.name),
      changes.length > 0 ? lines.join('\n') : t.change.nothingChanged(),
      changes.length > 0 ? t.change.historyFoot(page + 1, pages) : '',
    ],
    buttons: [
      ...(page > 0 ? [to(t.roster.back(), page - 1)] : []),
      ...(page < pages - 1 ? [to(t.roster.forth(), page + 1)] : []),
    ],
  });
}
