import type { Group } from '../../entities';
import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import type { Plan } from './rules/plan';
import type { Launched } from './useCases';

export const cohortPlanned = (t: Strings, plan: Plan): Message =>
  card({ text: t.cohort.planned(plan.name, plan.firstSession, plan) });

export const cohortLaunched = (t: Strings, launched: Launched): Message => {
  const { name } = launched;
  if (launched.people > 0) return card({ text: t.cohort.launched(name, launched.groups, launched.people) });
  return card({ text: launched.mended > 0 ? t.cohort.mended(name, launched.mended) : t.cohort.alreadyRunning(name) });
};

export const welcomeToGroup = (
  t: Strings,
  { group, members, startsAt }: { group: Group; members: readonly string[]; startsAt: Date },
): Message => card({ text: t.cohort.welcome(group.name, members, startsAt) });

export const threadReadyNotice = (t: Strings, group: Group, thread: string): Message =>
  card({ text: t.cohort.threadReady(group.name, thread) });

export const threadLostNotice = (t: Strings, group: Group): Message =>
  card({ text: t.cohort.threadLost(group.name), accent: 'clay' });

export const threadRefusedNotice = (t: Strings, group: Group): Message =>
  card({ text: t.cohort.threadRefused(group.name), accent: 'clay' });
