import type { Cohort, Group } from '../../entities';
import { refuse } from '../common/refusal';
import { readHome } from '../home/store';
import { countWaiting } from '../intake/store';
import { lastSessionOf, nextSessionOf } from '../sessions/store';
import type { Tx } from '../store/transaction';
import { lockOwnCohort, type Asked } from './authority';
import type { Ports } from './ports';
import { mayModerate, type Asker } from './rules/mayModerate';
import { endAfter } from './rules/weeks';
import { groupsOf, livingCohorts, moderatorsOf, rivalsOf, seatsOf } from './store';
import { unsuitedIn } from './suiting';
import { appointmentsOf } from './team/store';

/** A cohort as those who look after it see it. */
export interface Shown {
  readonly cohort: Cohort;
  readonly circles: readonly Circle[];
  readonly waiting: number;
  readonly moderators: readonly string[];
  readonly facilitators: readonly { readonly user: string; readonly circle: string | null }[];
  /** what its programme is called */
  readonly programme: string;
  /** pairs of employers that are kept apart in all cohorts here */
  readonly rivals: number;
  /** when it ends by itself; null before its launch and after its end */
  readonly endsAt: Date | null;
  readonly page: number;
}

export interface Circle {
  readonly group: Group;
  readonly people: number;
  readonly next: Date | null;
  /** whether the one who reads is in its thread; to others Discord shows a link to it as #unknown */
  readonly opens: boolean;
  /** the members whom its hour does not suit in every week to come; which hours would is not said */
  readonly unsuited: readonly string[];
}

export function createShowing({ transact, zones, programmes }: Ports) {
  async function shown(tx: Tx, p: { cohort: Cohort; by: Asker; page: number }): Promise<Shown> {
    const { cohort, by, page } = p;
    const groups = await groupsOf(tx.db, cohort.id);
    const seats = await seatsOf(tx.db, cohort.id);
    const team = await appointmentsOf(tx.db, cohort.id);
    const keepsTimeIn = (group: Group): boolean =>
      team.some(
        ({ userId, role, groupId }) =>
          userId === by.id && role === 'facilitator' && (groupId === null || groupId === group.id),
      );
    const circles: Circle[] = [];
    for (const group of groups) {
      const members = seats.filter((seat) => seat.group.id === group.id);
      const opens = members.some(({ user }) => user === by.id) || keepsTimeIn(group);
      const next = await nextSessionOf(tx.db, group.id);
      const unsuited = await unsuitedIn(tx.db, { cohort, group, zones, programmes });
      circles.push({ group, people: members.length, next, opens, unsuited });
    }
    const last = cohort.state === 'running' ? await lastSessionOf(tx.db, cohort.id) : null;
    return {
      cohort,
      circles,
      waiting: await countWaiting(tx.db, cohort.guildId),
      moderators: team.filter(({ role }) => role === 'moderator').map(({ userId }) => userId),
      facilitators: team
        .filter(({ role }) => role === 'facilitator')
        .map(({ userId, groupId }) => ({
          user: userId,
          circle: groups.find(({ id }) => id === groupId)?.name ?? null,
        })),
      programme: programmes.get(cohort.programme)?.name ?? cohort.programme,
      rivals: (await rivalsOf(tx.db, cohort.guildId)).length,
      endsAt: last && endAfter(last),
      page,
    };
  }

  return {
    /** Without a name: the one cohort that is theirs, or the names to choose from. */
    async show(p: {
      guild: string;
      by: Asker;
      name?: string | undefined;
    }): Promise<Shown | { readonly choose: readonly string[] }> {
      const { guild, by, name } = p;
      return transact(async (tx) => {
        if (name !== undefined) return shown(tx, { cohort: await lockOwnCohort(tx, { guild, by, name }), by, page: 0 });
        const own = await ownCohorts(tx, { guild, by });
        const [only, another] = own;
        if (only && !another) return shown(tx, { cohort: only, by, page: 0 });
        return { choose: own.map((cohort) => cohort.name) };
      });
    },

    async showPage(asked: Asked & { page: number }): Promise<Shown> {
      return transact(async (tx) =>
        shown(tx, { cohort: await lockOwnCohort(tx, asked), by: asked.by, page: asked.page }),
      );
    },
  };
}

/** The cohorts that somebody looks after and that are not over. */
async function ownCohorts(tx: Tx, { guild, by }: { guild: string; by: Asker }): Promise<Cohort[]> {
  const home = await readHome(tx.db, guild);
  if (!home) throw refuse('notSetUp');
  const own: Cohort[] = [];
  for (const cohort of await livingCohorts(tx.db, guild)) {
    const appointed = await moderatorsOf(tx.db, cohort.id);
    if (mayModerate(by, { moderatorRole: home.moderatorRoleId, appointed })) own.push(cohort);
  }
  if (own.length === 0 && !mayModerate(by, { moderatorRole: home.moderatorRoleId, appointed: [] }))
    throw refuse('onlyModerators');
  return own;
}
