import type { Cohort, Group } from '../../entities';
import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import { smallestGroup } from '../matching/groups';
import { whyButton } from '../reasons/whyViews';
import type { Appointed } from './appointing';
import type { Changed } from './changing';
import type { Ended, Ending } from './ending';
import { endCohort } from './ids';
import type { Launched, Relaunched } from './launching';
import type { Closed, Opened, Planned } from './planning';
import { repairButton } from './repair/button';

export const cohortPlanned = (t: Strings, { plan, waiting, firstYears, moderator }: Planned): Message =>
  card({
    text: [
      t.cohort.planned(plan.name, plan),
      firstYears === null ? '' : `${t.first.shown(firstYears)}.`,
      moderator === null ? '' : t.cohort.appointed(plan.name, moderator.user, 'moderator', null),
      moderator?.reads === false ? t.cohort.readsNot(moderator.user) : '',
      t.cohort.whoWaits(waiting),
    ],
  });

export const cohortFirst = (t: Strings, { name, years }: { name: string; years: number | null }): Message =>
  card({ text: [t.first.set(name, years), t.first.how()] });

export const cohortChanged = (t: Strings, done: Changed): Message => card({ text: t.settings.changed(done) });

export const cohortClosed = (t: Strings, { name, waiting, already }: Closed): Message =>
  card({ text: already ? t.cohort.alreadyClosed(name, waiting) : t.cohort.closed(name, waiting) });

export const cohortOpened = (t: Strings, { name, waiting, apart }: Opened): Message =>
  card({ text: [apart > 0 ? t.cohort.takenApart(apart) : '', t.cohort.opened(name, waiting)] });

/** What can be joined just now, for the welcome. */
export const nowOpen = (t: Strings, cohorts: readonly Cohort[]): string =>
  cohorts
    .flatMap(({ name, startsOn, weeks, localTime, firstYears }) => [
      t.cohort.nowOpen(name, { startsOn, weeks, hasHour: localTime !== null }),
      ...(firstYears === null ? [] : [t.first.short(firstYears)]),
    ])
    .join('\n');

const mostRivals = 15;

export const rivalsKept = (t: Strings, pairs: readonly (readonly [string, string])[]): Message =>
  card({ text: t.cohort.rivals(pairs.slice(0, mostRivals), Math.max(0, pairs.length - mostRivals)) });

export function cohortLaunched(t: Strings, launch: Launched | Relaunched): Message {
  const { name } = launch;
  if ('endsAt' in launch)
    return card({
      text: [
        t.cohort.launched(name, launch),
        t.cohort.endsBy(launch.endsAt),
        launch.seesStrangers ? '' : t.stranger.cannotSee(),
      ],
    });
  const { forbidden, underWay, ...counts } = launch.mended;
  const nothingDone = forbidden.length === 0 && Object.values(counts).every((count) => count === 0);
  return card({
    text: [
      nothingDone && underWay === 0 ? t.cohort.alreadyRunning(name) : '',
      nothingDone ? '' : t.cohort.mended(name, launch.mended),
      underWay > 0 ? t.cohort.underWay(name, underWay) : '',
      launch.waiting > 0 ? t.cohort.waitForNext(launch.waiting) : '',
    ],
    accent: forbidden.length === 0 ? 'leaf' : 'clay',
  });
}

export function appointedTo(t: Strings, { cohort, user, as, circle, sitsIn, already, reads }: Appointed): Message {
  if (as === 'nobody') return card({ text: t.cohort.dismissed(cohort, user) });
  return card({
    text: [
      already ? t.cohort.appointedBefore(user) : t.cohort.appointed(cohort, user, as, circle),
      reads === false ? t.cohort.readsNot(user) : '',
      sitsIn.length > 0 ? t.cohort.sitsHere(user, sitsIn) : '',
    ],
  });
}

/** What ending a cohort would do, and the question whether it shall be done. */
export function endAsked(t: Strings, ending: Ending): Message {
  const { id, name, state } = ending.cohort;
  return card({
    text: state === 'running' ? t.cohort.wouldEnd(name, ending) : t.cohort.wouldCallOff(name, ending.groups),
    accent: 'dusk',
    buttons: [{ label: t.cohort.end(), customId: endCohort.write({ cohort: id }) }],
  });
}

export const cohortEnded = (t: Strings, { name, wasRunning, forgottenAt }: Ended): Message =>
  card({ text: wasRunning ? t.cohort.ended(name, forgottenAt) : t.cohort.calledOff(name), accent: 'dusk' });

/** The first thing said in a thread; in a thread that replaces a lost one, other words. */
export const welcomeToGroup = (
  t: Strings,
  p: { group: Group; members: readonly string[]; next: Date | null; endsAt: Date | null },
): Message => {
  const { group, members, next, endsAt } = p;
  const until = endsAt ? t.thread.untilWhen(endsAt) : '';
  return card({
    text:
      group.threadNumber === 1 && next !== null
        ? [t.thread.welcome(group.name, members, next), until, t.thread.whoReads()]
        : [t.thread.newThread(group.name, members, next), until],
    buttons: [whyButton(t, group.id)],
  });
};

export const looksAfterNotice = (
  t: Strings,
  { user, role, sitsHere }: { user: string; role: 'moderator' | 'facilitator'; sitsHere: boolean },
): Message => card({ text: sitsHere ? t.cohort.looksAfter(user, role) : t.cohort.keepsTimeHere(user) });

export const goodbyeToGroup = (t: Strings, p: { group: Group; forgottenAt: Date }): Message =>
  card({ text: t.cohort.goodbye(p.group.name, p.forgottenAt), accent: 'dusk' });

export const threadReadyNotice = (t: Strings, group: Group, thread: string): Message =>
  card({ text: t.thread.ready(group.name, thread) });

export const threadLostNotice = (t: Strings, group: Group): Message =>
  card({ text: t.thread.lost(group.name), accent: 'clay' });

export const threadRefusedNotice = (t: Strings, group: Group): Message =>
  card({ text: t.thread.refused(group.name), accent: 'clay' });

export const threadForbiddenNotice = (t: Strings, group: Group): Message =>
  card({ text: t.thread.forbidden(group.name), accent: 'clay' });

/** Without a thread the circle is a plan, or only opens: there is nothing to repair yet. */
export function memberGoneNotice(t: Strings, p: { group: Group; left: number; thread: string | null }): Message {
  const { group, left, thread } = p;
  const isTooFew = thread !== null && left < smallestGroup;
  return card({
    text: [t.thread.memberGone(group.name, left), isTooFew ? t.thread.tooFewLeft(thread) : ''],
    accent: 'clay',
    buttons: isTooFew ? [repairButton(t, group.cohortId)] : [],
  });
}
