import type { Group } from '../../../entities';
import { removeMember } from '../../cohorts/store';
import { minutesAfter } from '../../common/clock';
import { tellStanding } from '../../intake/life/telling';
import { markWaiting, setAside, type Who } from '../../intake/store';
import { circlesOf, hasBegun } from '../../people/store';
import { pauseIn, setPauseOnList } from '../../people/pauses/store';
import { letOutForGood } from '../../people/threads';
import { memberLeft } from '../../sessions/planning';
import type { Tx } from '../../store/transaction';

/** How long what somebody told stays who was taken out and waits for no circle: so long taking it back finds all of it. */
const minutesToTakeBack = 30 * 1440;

/** What forgets them then, and has nothing to forget when they sit somewhere again. */
export const takenOutOf = ({ guild, user }: Who): string => `out:${guild}:${user}`;

/** Somebody is taken out of their circle. Whoever sits in another of this server still has their place there. */
export async function takeOut(tx: Tx, p: { user: string; from: Group; waits: boolean; now: Date }): Promise<void> {
  const { user, from, waits, now } = p;
  const who = { guild: from.guildId, user };
  const pause = await pauseIn(tx.db, user, [from]);
  if (!(await removeMember(tx.db, from.id, user))) return;
  const sitsElsewhere = (await circlesOf(tx.db, who)).length > 0;
  if (waits) await markWaiting(tx.db, who.guild, [user]);
  // Who pauses goes on pausing on the list.
  if (waits && pause !== null) await setPauseOnList(tx.db, who, pause);
  if (!waits && !sitsElsewhere) await setAsideToForget(tx, who, now);
  await memberLeft(tx, { group: from.id, user, now });
  await letOutForGood(tx, from, user);
  if (!(await hasBegun(tx.db, from)) || (!waits && sitsElsewhere)) return;
  await tellStanding(tx, { guild: who.guild, users: [user], now: waits ? 'waiting' : 'left' });
}

async function setAsideToForget(tx: Tx, who: Who, now: Date): Promise<void> {
  await setAside(tx.db, who.guild, { from: 'placed', users: [who.user] });
  const subject = takenOutOf(who);
  const dueAt = minutesAfter(now, minutesToTakeBack);
  await tx.setAlarm({ job: 'people.forget', key: subject, subject, data: { ...who }, dueAt });
}
