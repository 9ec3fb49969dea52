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
import type { AgreedForOther, AskedYes } from './passing/useCases';
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

/**
 * What a change would do, before the yes. `file`: the name of one that goes with it and has all that the card is too short for.
 * `beside`: what else is to be said of it, for which less of the rest is.
 */
export function lookShown(
  t: Strings,
  look: Look,
  { file, beside = '' }: { readonly file?: string; readonly beside?: string } = {},
): Message {
  const { id, cohort, circles, consequences, decides, since, meeting } = look;
  return card({
    text: [
      t.change.title(cohort.name, inWords(look, namesIn(circles))),
      since === null ? '' : t.change.since(since),
      foreseenShown(t, consequences, beside === '' ? mostLines : mostBeside),
      beside,
      look.together === null ? '' : t.change.sitTogether(look.together),
      meeting.length > 0 ? t.change.meetsNow(meeting) : '',
      look.undoes !== null && since === null && look.told > 0 ? t.change.tellsThem(look.told) : '',
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

/** All that it would do, a line each: the rules that it breaks first, those of circles before those of people, and numbers last. */
export const foreseenLines = (t: Strings, it: Consequences): string[] => [
  ...it.apart.map(t.change.apart),
  ...it.tooSmall.map(t.change.tooSmall),
  ...it.tooLarge.map(t.change.tooLarge),
  ...it.noLanguage.map(t.change.noLanguage),
  ...it.newFaces.map(t.change.newFace),
  ...it.unsuited.map(t.change.unsuited),
  ...it.overtaken.map(t.change.overtaken),
  ...it.circles.filter(({ before, after }) => before !== after).map(t.change.size),
];

/** More than these nobody reads, and a card takes 4,000 characters. */
export const mostLines = 8;
/** So many beside what has changed since and the reason, or what else is said. */
export const mostBeside = 4;

function foreseenShown(t: Strings, it: Consequences, most = mostLines): string {
  const lines = foreseenLines(t, it);
  const shown = lines.slice(0, most);
  return [...shown, ...(shown.length < lines.length ? [t.change.moreLines(lines.length - shown.length)] : [])].join(
    '\n',
  );
}

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

/** Instead of the question: what came of it, the question as it stands now, or that there is nothing left to say yes to. */
export function agreedForOtherShown(t: Strings, agreed: AgreedForOther): Message {
  if (agreed.did === 'change') return doneShown(t, agreed.done);
  if (agreed.did === 'ask again') return askedOthers(t, agreed.asked);
  return card({ text: [askedBy(t, agreed.by), t.change.because(agreed.reason), agreed.why.in(t)], accent: 'dusk' });
}

const askedBy = (t: Strings, by: string | null): string => (by === null ? '' : t.change.asksYou(by));

function doneShown(t: Strings, { cohort, number, change, circles, reason, told, together }: Done): Message {
  const { kind, plan, undoes } = change;
  return card({
    text: [
      t.change.done(number, inWords({ kind, plan, undoes }, namesIn(circles))),
      t.change.because(reason),
      together === null ? '' : t.change.sitTogether(together),
      told === 'circles' ? t.change.toldThem() : told === 'moderators' ? t.change.toldModerators() : '',
      plan.moves.some(({ to }) => to === null) ? t.change.notTold() : '',
    ],
    buttons: [{ label: t.change.takeBack(), customId: takeBackChange.write({ cohort: cohort.id, number }) }],
  });
}

export const othersAsked = (t: Strings): Message => card({ text: t.change.othersAsked(), accent: 'dawn' });

/** To the others who look after the cohort: somebody who sits in the circle asks for their yes. */
export const askedOthers = (t: Strings, it: AskedYes): Message =>
  card({
    text: [
      t.change.title(it.cohort, inWords(it, namesIn(it.circles))),
      it.since === null ? '' : t.change.since(it.since),
      foreseenShown(t, it.consequences, it.since === null ? mostLines : mostBeside),
      t.change.asksYou(it.by),
      t.change.because(it.reason),
    ],
    accent: it.breaksRules ? 'clay' : 'dawn',
    buttons: [
      {
        label: it.breaksRules ? t.change.allTheSameForOther() : t.change.yesForOther(),
        customId: agreeForOther.write({ change: it.id, seen: it.seen }),
        style: it.breaksRules ? 'secondary' : 'success',
      },
    ],
  });

/** In the moderators' channel: one who sits there has changed something alone, and no circle could be told. */
export const toldToModerators = (
  t: Strings,
  { cohort, number, change, circles, by, reason }: Omit<Done, 'told' | 'together'>,
): Message =>
  card({
    text: [
      t.change.decidedAlone(by, cohort.name),
      t.change.done(number, inWords(change, namesIn(circles))),
      t.change.because(reason),
    ],
    accent: 'dawn',
  });

/** In the thread of a circle that one of it has changed, because nobody else could. */
export const toldToCircle = (t: Strings, p: { by: string; sitsHere: boolean; reason: string }): Message =>
  card({ text: [t.change.toldToCircle(p.by, p.sitsHere), t.change.because(p.reason)], accent: 'dawn' });

export function historyShown(t: Strings, { cohort, changes, names, takenBack, page, pages }: History): Message {
  const nameOf = (group: string): string => names.get(group) ?? t.change.circleGone();
  const lines = changes.map((change) =>
    t.change.inHistory({
      ...inWords(change, nameOf),
      ...{ number: change.number ?? 0, at: change.at, reason: change.reason },
      ...{ by: change.plan.voted ? 'circles' : change.by, askedBy: change.askedBy },
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
