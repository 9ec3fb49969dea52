import type { Group } from '../../entities';
import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import { timeOfMinute } from '../sessions/calendar';
import type { Told } from '../sessions/rules/moving';

/** So many new times are listed; whoever needs a later one finds it at /circle when it comes. */
const mostListed = 6;

/** To a circle, all of whom are called: the clocks of its zone are changed by law. */
export function hoursMoved(
  t: Strings,
  {
    group,
    told,
    members,
  }: { group: Pick<Group, 'zone' | 'weekday' | 'minute'>; told: Told; members: readonly string[] },
): Message {
  const { moved, stays } = told;
  const { zone, weekday } = group;
  const later = moved.length - mostListed;
  return card({
    text: [
      t.zones.changed({ zone, weekday, time: timeOfMinute(group.minute) }, moved.length > 0),
      [
        ...moved.slice(0, mostListed).map(t.zones.begins),
        later > 0 ? t.zones.andLater(later) : '',
        ...stays.map(t.zones.stays),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      moved.length > 0 ? t.zones.ifItDoesNotSuit() : '',
      t.zones.all(members),
    ],
    accent: 'dawn',
    pings: members,
  });
}

/** To the moderators. `isTold`: the circle has the news that its sessions move. */
export const hourSuitsNotAll = (t: Strings, { name, isTold }: Pick<Group, 'name'> & { isTold: boolean }): Message =>
  card({ text: t.zones.suitsNotAll(name, isTold), accent: 'clay' });
