import { plainLine, shortened } from '../common/inert';
import { card, type Button, type Message } from '../common/message';
import type { Strings } from '../locales';
import { repairButton } from '../cohorts/repair/button';
import { smallestGroup } from '../matching/groups';
import { comeBack, keepWaiting, leave, leaveCircle } from './ids';
import type { Circle, LeftCircle } from './store';
import type { Leaving } from './useCases';

/** For any card that shows a circle to one of its members. Discord formats nothing in a label, and takes 80 characters. */
export const leaveButton = (t: Strings, group: Circle): Button => ({
  label: group.hasBegun ? `${t.people.leave()} ${shortened(plainLine(group.name), 60)}` : t.people.leaveList(),
  customId: leaveCircle.write({ group: group.id }),
});

/** For the card of somebody's own answers: out of what they are in, of several circles after a choice. */
export function leaveWhatThereIs(
  t: Strings,
  { waits, circles }: { waits: boolean; circles: readonly Circle[] },
): Button[] {
  const [only, another] = circles;
  if (only && !another) return [leaveButton(t, only)];
  if (!only && !waits) return [];
  return [{ label: only ? t.people.leave() : t.people.leaveList(), customId: leave.write({}) }];
}

export function leavingAnswer(t: Strings, leaving: Leaving): Message {
  const keep: Button = { label: t.people.keepWaiting(), customId: keepWaiting.write({}) };
  switch (leaving.left) {
    case 'nothing yet':
      return card({
        text:
          leaving.inside !== null && leaving.circles.length === 1
            ? t.people.leavesFromInside(leaving.inside.name)
            : [
                t.people.whichCircle(leaving.circles.length),
                leaving.inside === null ? '' : t.people.undoGoesAlong(leaving.inside.name),
              ],
        buttons: leaving.circles.slice(0, 3).map((circle) => leaveButton(t, circle)),
      });
    case 'list':
      return leaving.before === null
        ? card({ text: t.people.leftList(), buttons: [{ ...keep, label: t.people.undo() }] })
        : card({
            text: [t.people.leftListToo(), t.people.circleStill(stillTheirs(leaving.before))],
            buttons: [undoOf(t, leaving.before.circle), keep],
            accent: 'dusk',
          });
    case 'way in':
      return card({
        text: [t.people.leftWayIn(), leaving.before === null ? '' : t.people.circleStill(stillTheirs(leaving.before))],
        buttons: leaving.before === null ? [] : [undoOf(t, leaving.before.circle)],
        accent: 'dusk',
      });
    case 'circle': {
      const undo = undoOf(t, leaving.circle);
      return card({
        text: [
          leaving.circle.hasBegun ? t.people.left(leaving.circle.name) : t.people.leftBefore(),
          leaving.wasLast ? t.people.answersGo() : t.people.others(),
        ],
        buttons: leaving.wasLast ? [undo, keep] : [undo],
        accent: 'dusk',
      });
    }
  }
}

const undoOf = (t: Strings, { id: group }: Circle): Button => ({
  label: t.people.undo(),
  customId: comeBack.write({ group }),
});

/** Of a circle that has not begun they were told nothing. */
const stillTheirs = ({ circle, minutes }: LeftCircle): { name: string | null; minutes: number } => ({
  name: circle.hasBegun ? circle.name : null,
  minutes,
});

export const cameBack = (t: Strings, circle: Circle): Message =>
  circle.hasBegun ? card({ text: t.people.cameBack(circle.name) }) : waitsAgain(t);

export const waitsAgain = (t: Strings): Message => card({ text: t.people.waitsAgain() });

/** Tells the moderators a number and no name. */
export const circleHas = (
  t: Strings,
  circle: { name: string; people: number; hasBegun: boolean; cohort: string },
): Message =>
  card({
    text: t.people.circleHas(circle),
    accent: 'clay',
    buttons: circle.hasBegun && circle.people < smallestGroup ? [repairButton(t, circle.cohort)] : [],
  });
