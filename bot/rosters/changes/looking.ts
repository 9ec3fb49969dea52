import type { Cohort } from '../../../entities';
import { refuse } from '../../common/refusal';
import { openSessionOf } from '../../sessions/store';
import type { Tx } from '../../store/transaction';
import { breaksRules, type Consequences } from '../rules/consequences';
import type { Since } from '../rules/since';
import type { Decides } from '../rules/whoDecides';
import { daysSeen, type Asked, type Kind } from './change';
import { decidesOn } from './deciding';
import type { ChangePorts } from './ports';
import { circleOfBoth, refuseNotAgreed } from './places';
import { foreseen, lockTouched, toldOf, type Touched } from './seating';
import { seenIn } from './seen';
import { keepSeen } from './store';
import { forgetUndone } from './words';

/** What a change would do, as the moderator reads it before their yes. */
export interface Look {
  readonly id: string;
  readonly cohort: { readonly id: string; readonly name: string };
  readonly kind: Kind;
  readonly plan: Asked;
  /** those that it touches */
  readonly circles: readonly Pick<Touched, 'id' | 'name'>[];
  readonly consequences: Consequences;
  readonly breaksRules: boolean;
  readonly decides: Decides;
  /** who else is appointed and could say yes */
  readonly others: readonly string[];
  /** circles that meet at this moment, which is waited for */
  readonly meeting: readonly string[];
  /** the circle in which two sit together all the same who are kept apart by it; null: they do not */
  readonly together: string | null;
  /** how many circles read of it in their threads afterwards */
  readonly told: number;
  /** of an undo: the number of what it takes back */
  readonly undoes: number | null;
  /** what has changed since the yes was pressed that this takes the place of; null: nobody has pressed it */
  readonly since: readonly Since[] | null;
}

interface ToLook {
  readonly cohort: Cohort;
  readonly by: string;
  readonly kind: Kind;
  readonly plan: Asked;
  readonly undoes?: number | null;
  readonly since?: readonly Since[] | null;
}

/** Works out what a change would do and keeps it, so that a yes is to this and nothing else. Nothing is done. */
export async function look(tx: Tx, asked: ToLook, ports: ChangePorts): Promise<Look> {
  const { cohort, by, kind, plan, undoes = null, since = null } = asked;
  const { moves } = plan;
  if (cohort.state !== 'matched' && cohort.state !== 'running') throw refuse('noCirclesToChange', cohort.name);
  const circles = await lockTouched(tx, cohort, moves);
  if (undoes === null) await refuseNotAgreed(tx, { guild: cohort.guildId, moves });
  const consequences = await foreseen(tx, { cohort, circles, moves, undoes, reader: by }, ports);
  const id = await keepSeen(tx.db, {
    ...{ guild: cohort.guildId, cohort: cohort.id, kind, by, undoes },
    plan: { ...plan, moves: [...moves], ...seenIn(circles, consequences) },
    now: ports.clock.now(),
  });
  await forgetUndone(tx, { change: id, guild: cohort.guildId, days: daysSeen, now: ports.clock.now() });
  return {
    ...{ id, cohort: { id: cohort.id, name: cohort.name }, kind, plan, circles, consequences, undoes, since },
    breaksRules: breaksRules(consequences),
    told: cohort.state === 'running' ? toldOf(plan, circles).filter(({ threadId }) => threadId !== null).length : 0,
    together: await circleOfBoth(tx, cohort, plan.pair),
    meeting: moves.some(({ to }) => to !== null) ? await meetingNow(tx, circles) : [],
    ...(await decidesOn(tx, { cohort, by, plan, circles })),
  };
}

async function meetingNow(tx: Tx, circles: readonly Touched[]): Promise<string[]> {
  const names: string[] = [];
  for (const { id, name } of circles) if (await openSessionOf(tx.db, id)) names.push(name);
  return names;
}
