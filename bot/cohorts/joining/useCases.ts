import { minutesAfter } from '../../common/clock';
import { refuse } from '../../common/refusal';
import { tellModerators } from '../../home/telling';
import { strings } from '../../locales';
import type { Tx } from '../../store/transaction';
import type { Asking } from '../../../entities';
import type { Ports } from '../ports';
import { whoMeetsNow } from '../repair/applying';
import { followAndRemember } from '../repair/remembering';
import { keyOf, placingsOf, possibleIn, readRunning, type Running } from '../repair/running';
import type { Repairing } from '../rules/repairs';
import { isAgreed, votes, waitForSessionMinutes, type Vote } from '../rules/voting';
import { lockCohortOfAlarm } from '../store';
import { movesAlone, ringAt } from './asking';
import { answersIn, askedCircleOf, circlesAsked, forgetAsking, lockAsking, readAsking, saveVote } from './store';
import { outcomeIn, outcomeNotice, type Outcome } from './views';

/** Circles answer a proposal, each member privately, until the day that was said. */
export function createJoining(ports: Ports) {
  const { transact, clock, zones } = ports;

  /** The proposal that was asked about, if it is still possible just as it was. */
  function proposedIn(running: Running, { proposal, userId }: Asking): Repairing | undefined {
    const now = clock.now();
    if (userId !== null) return placingsOf(running, userId).find((one) => keyOf(one) === proposal);
    return possibleIn(running, { now, zones }).find(({ key }) => key === proposal)?.repairing;
  }

  async function agreed(tx: Tx, asking: string, repairing: Repairing): Promise<boolean> {
    const alone = movesAlone(repairing);
    const members = new Map(repairing.touches.map(({ circle, members: there }) => [circle, there]));
    const answered = [];
    for (const group of await circlesAsked(tx.db, asking)) {
      const own = members.get(group) ?? [];
      const answers = await answersIn(tx.db, { asking, group });
      answered.push({ answers, movesAlone: alone.filter((user) => own.includes(user)) });
    }
    return isAgreed(answered);
  }

  async function tell(tx: Tx, p: { running: Running; asking: Asking; asked: readonly string[]; outcome: Outcome }) {
    const { running, asking, asked, outcome } = p;
    const circles = running.circles.filter(({ id }) => asked.includes(id));
    for (const { id, guildId: guild, threadId: channel } of circles) {
      if (channel === null) continue;
      const message = outcomeIn(strings(), outcome);
      await tx.announce({ about: `group:${id}:answered:${asking.id}`, guild, act: { do: 'post', channel, message } });
    }
    const names = circles.map(({ name }) => name);
    await tellModerators(tx, {
      about: `cohort:${asking.cohortId}:answered:${asking.id}`,
      guild: asking.guildId,
      message: outcomeNotice(strings(), { outcome, circles: names, cohort: asking.cohortId }),
    });
  }

  return {
    /** One answer. The seat is the right to give it; who does not sit in a circle that is asked hears so. */
    async vote(given: {
      asking: string;
      guild: string;
      by: string;
      answer: number;
    }): Promise<{ answer: Vote; until: Date }> {
      const answer = votes[given.answer];
      if (!answer) throw refuse('unknownButton');
      return transact(async (tx) => {
        const asking = await lockAsking(tx.db, given.asking, given.guild);
        if (!asking || asking.closesAt <= clock.now()) throw refuse('voteIsOver');
        const group = await askedCircleOf(tx.db, { asking: asking.id, user: given.by });
        if (group === null) throw refuse('notAsked');
        await saveVote(tx.db, { asking: asking.id, user: given.by, group, answer });
        return { answer, until: asking.closesAt };
      });
    },

    /** The day has come: what every circle said yes to is done, if it is still the same; the answers are deleted in any case. */
    async endVote(id: string): Promise<void> {
      await transact(async (tx) => {
        const found = await readAsking(tx.db, id);
        const cohort = found && (await lockCohortOfAlarm(tx.db, found.cohortId));
        const running = cohort?.state === 'running' ? await readRunning(tx, cohort, ports) : null;
        const asking = found && (await lockAsking(tx.db, id));
        if (!asking) return;
        const asked = await circlesAsked(tx.db, id);
        // A cohort that is over, or meets no more, changes no more: nobody has to hear of it.
        if (!running) return forgetAsking(tx.db, id);
        const repairing = proposedIn(running, asking);
        const outcome = !repairing ? 'overtaken' : (await agreed(tx, id, repairing)) ? 'agreed' : 'stays';
        if (outcome === 'agreed' && repairing && (await whoMeetsNow(tx, running, repairing)) !== null) {
          return ringAt(tx, id, minutesAfter(clock.now(), waitForSessionMinutes));
        }
        await forgetAsking(tx.db, id);
        await tell(tx, { running, asking, asked, outcome });
        if (outcome === 'agreed' && repairing)
          await followAndRemember(tx, running, { repairing, now: clock.now(), zones, by: null });
      });
    },
  };
}
