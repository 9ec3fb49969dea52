import { refuse } from '../common/refusal';
import { showWelcome } from '../home/welcome';
import { lockOwnCohort, type Asked } from './authority';
import { emptyDrafts, lastNumber } from './drafts/store';
import type { Ports } from './ports';
import { changed, isOther, type Settings, type Wish } from './rules/change';
import type { Plan } from './rules/plan';
import { lockCohort, saveSettings } from './store';

/** A cohort before and after a change. */
export interface Changed {
  readonly before: Settings;
  readonly after: Settings;
  /** the day that was asked for, when the week begins on another */
  readonly asked: Plan['asked'];
  /** proposals of circles were made for other settings, and are gone */
  readonly hadDrafts: boolean;
  /** its circles have their names already, and keep them */
  readonly hasCircles: boolean;
}

export function createChanging({ transact, clock, programmes }: Ports) {
  const onOffer = [...programmes].map(([file, { name, sessions }]) => ({ file, name, sessions: sessions.length }));
  const called = (file: string): string => programmes.get(file)?.name ?? file;

  return {
    /** Changes what a cohort was planned with, as far as nobody counts on it yet. */
    async change(asked: Asked & { wish: Wish }): Promise<Changed> {
      return transact(async (tx) => {
        const cohort = await lockOwnCohort(tx, asked);
        const outcome = changed(cohort.state, cohort, asked.wish, { now: clock.now(), programmes: onOffer });
        if ('fault' in outcome) throw refuse('cohortNotChanged', cohort.name, outcome.fault);
        const after = settingsOf(outcome.settings);
        const { name } = after;
        const { id, guildId } = cohort;
        if (name !== cohort.name && (await lockCohort(tx.db, guildId, name))) throw refuse('cohortExists', name);
        await saveSettings(tx.db, { id, guildId }, after);
        const hadDrafts = isOther(cohort, after) && (await lastNumber(tx.db, id)) > 0;
        if (hadDrafts) await emptyDrafts(tx.db, id);
        await showWelcome(tx, guildId);
        return {
          before: { ...settingsOf(cohort), programme: called(cohort.programme) },
          after: { ...after, programme: called(after.programme) },
          asked: outcome.asked,
          hadDrafts,
          hasCircles: ['matched', 'running', 'ended'].includes(cohort.state),
        };
      });
    },
  };
}

const settingsOf = ({ name, startsOn, weeks, localTime, zone, groupSize, programme }: Settings): Settings => ({
  ...{ name, startsOn, weeks, localTime, zone, groupSize, programme },
});
