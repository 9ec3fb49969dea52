import type { Cohort } from '../../../entities';
import { appointmentsOf } from '../../cohorts/team/store';
import { refuse } from '../../common/refusal';
import type { Tx } from '../../store/transaction';
import { breaksRules, type Consequences } from '../rules/consequences';
import type { Since } from '../rules/since';
import { whoDecides, type Decides } from '../rules/whoDecides';
import { moversIn, type Asked, type Kind } from './change';
import type { ChangePorts } from './ports';
import { refuseNotAgreed } from './places';
import { foreseen, lockTouched, type Touched } from './seating';
import { keepSeen } from './store';

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
  /** of an undo: the number of what it takes back */
  readonly undoes: number | null;
  /** what has changed since the yes was pressed that this takes the place of */
  readonly since: readonly Since[];
}

interface ToLook {
  readonly cohort: Cohort;
  readonly by: string;
  readonly kind: Kind;
  readonly plan: Asked;
  readonly undoes?: number | null;
  readonly since?: readonly Since[];
}

/** Works out what a change would do and keeps it, so that a yes is to this and nothing else. Nothing is done. */
export async function look(tx: Tx, asked: ToLook, ports: ChangePorts): Promise<Look> {
  const { cohort, by, kind, plan, undoes = null, since = [] } = asked;
  const { moves } = plan;
  if (cohort.state !== 'matched' && cohort.state !== 'running') throw refuse('noCirclesToChange', cohort.name);
  const circles = await lockTouched(tx, cohort, moves);
  if (undoes === null) await refuseNotAgreed(tx, { guild: cohort.guildId, moves });
  const consequences = await foreseen(tx, { cohort, circles, moves, reader: by }, ports);
  const seen = Object.fromEntries(circles.map(({ id, members }) => [id, [...members]]));
  const id = await keepSeen(tx.db, {
    ...{ guild: cohort.guildId, cohort: cohort.id, kind, by, undoes },
    plan: { ...plan, moves: [...moves], seen },
    now: ports.clock.now(),
  });
  return {
    ...{ id, cohort: { id: cohort.id, name: cohort.name }, kind, plan, circles, consequences, undoes, since },
    breaksRules: breaksRules(consequences),
    decides: await decidesOn(tx, { cohort, by, plan, circles }),
  };
}

/** Whose yes it takes, at this moment. Two who are kept apart are touched by it, and no circle is. */
export async function decidesOn(
  tx: Tx,
  p: { cohort: Cohort; by: string; plan: Asked; circles: readonly Touched[] },
): Promise<Decides> {
  const { cohort, by, plan, circles } = p;
  const touched = [
    ...circles.flatMap(({ members }) => members),
    ...moversIn(plan.moves),
    ...(plan.pair ? [plan.pair.one, plan.pair.other] : []),
  ];
  const appointed = (await appointmentsOf(tx.db, cohort.id)).filter(({ role }) => role === 'moderator');
  return whoDecides({ by, touched, appointed: appointed.map(({ userId }) => userId) });
}
