import type { SeenMessage } from '../../sandbox/client';
import { inZone, timeIn } from '../../sandbox/page/times';
import { host } from '../cast';
import { isGoodbye, isOpening, isPrompt, sentAt, sinceTheLast } from '../characters';
import type { Teller } from '../live';
import type { Circle, Place } from '../place';

/** A whole session in one line: when, and how many took the floor. Who did is for the circle to know. */
export async function remark(
  { scene }: Place,
  { name, members, guests }: Circle,
  p: { session: readonly SeenMessage[]; over: Date },
): Promise<void> {
  const { messages } = sinceTheLast(p.session);
  const spoke = new Set(messages.filter(isPrompt).map(({ pinged }) => pinged[0])).size;
  const opening = messages.findLast(isOpening);
  const from = opening ? sentAt(opening) : p.over;
  const day = inZone(from, host.zone, { weekday: 'long' });
  const words = `${day} to ${timeIn(p.over, host.zone)}: ${spoke} of ${members.length + guests.length} took the floor, all had the chance`;
  await scene.page.gap();
  await scene.page.row({ time: timeIn(from, host.zone), name, ink: { quiet: true } }, [{ text: words }]);
}

/** Tells of a circle in one line for each session, and of nothing that is said there. */
export function inOneLine(place: Place, circle: Circle): Teller {
  let told = 0;
  return {
    async sees(messages) {
      for (const goodbye of messages.filter(isGoodbye).slice(told)) {
        told += 1;
        const session = messages.slice(0, messages.indexOf(goodbye));
        await remark(place, circle, { session, over: sentAt(goodbye) });
      }
    },
    acts: () => Promise.resolve(),
    hears: () => Promise.resolve(),
  };
}
