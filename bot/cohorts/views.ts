import type { Group } from '../../entities';
import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import type { Plan } from './rules/plan';
import type { Launched } from './useCases';

export const cohortPlanned = (t: Strings, { plan, waiting }: { plan: Plan; waiting: number }): Message =>
  card({ text: [t.cohort.planned(plan.name, plan.firstSession, plan), t.cohort.whoWaits(waiting)] });

export const cohortLaunched = (t: Strings, launched: Launched): Message => {
  const { name } = launched;
  if (launched.people > 0) return card({ text: t.cohort.launched(name, launched.groups, launched.people) });
  const said = launched.mended > 0 ? t.cohort.mended(name, launched.mended) : t.cohort.alreadyRunning(name);
  return card({ text: launched.waiting > 0 ? [said, t.cohort.waitForNext(launched.waiting)] : said });
};

/** The first thing said in a thread; in a thread that replaces a lost one, other words. */
export const welcomeToGroup = (
  t: Strings,
  { group, members, next }: { group: Group; members: readonly string[]; next: Date | null },
): Message => {
  const isFirst = group.threadNumber === 1 && next !== null;
  return card({
    text: isFirst ? t.cohort.welcome(group.name, members, next) : t.cohort.newThread(group.name, members, next),
  });
};

export const threadReadyNotice = (t: Strings, group: Group, thread: string): Message =>
  card({ text: t.cohort.threadReady(group.name, thread) });

export const threadLostNotice = (t: Strings, group: Group): Message =>
  card({ text: t.cohort.threadLost(group.name), accent: 'clay' });

export const threadRefusedNotice = (t: Strings, group: Group): Message =>
  card({ text: t.cohort.threadRefused(group.name), accent: 'clay' });

export const threadForbiddenNotice = (t: Strings, group: Group): Message =>
  card({ text: t.cohort.threadForbidden(group.name), accent: 'clay' });

export const memberGoneNotice = (t: Strings, group: Group, left: number): Message =>
  card({ text: t.cohort.memberGone(group.name, left), accent: 'clay' });
