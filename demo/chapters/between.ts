import type { Character } from '../characters';
import { StoryFault } from '../fault';
import { chapter, cohort, first, types, type Circle, type Place } from '../place';
import { isFree } from '../turns';

/** Between the first two weeks: one asks when the circle meets, one leaves, and Noor looks at the roster. */
export async function betweenTheWeeks(place: Place, circle: Circle): Promise<Character> {
  const { scene, moderator: noor } = place;
  await chapter(place, 'between the weeks');
  const [asks, leaver] = await whoActs(place, circle);
  await types(place, asks, { command: 'circle', most: 3 });
  await types(place, leaver, { command: 'leave', most: 3 });
  circle.members.splice(circle.members.indexOf(leaver), 1);
  await scene.advance({ byMs: 11 * 60_000 });
  if (await isFree(place, noor))
    await types(place, noor, { command: 'roster show', options: { cohort: cohort.name }, most: 9 });
  return leaver;
}

/** Neither the one through whose eyes the thread is read, nor who rested: a rest is no sign of anything. Nor who is at the page. */
async function whoActs({ seats }: Place, { members }: Circle): Promise<[Character, Character]> {
  const taken = await seats.taken();
  const [asks, leaver] = members.filter(
    (member) => member !== first(members) && !member.part.habit.restsFirst && !taken.has(member.id),
  );
  if (!asks || !leaver) throw new StoryFault('The circle is too small for this story.');
  return [asks, leaver];
}
