import { first, type Newcomer, type Place } from '../place';
import { mayAct, type Turn } from '../turns';
import { comesIn, isIn } from '../wayIn';

const minute = 60_000;

/** Fourteen people join: one step by step, one in two sittings, and the others while nobody looks. */
export async function everybodyJoins(place: Place, channel: string): Promise<void> {
  const { scene, people } = place;
  const amara = first(people);
  const [slow, ...others] = people.slice(1);
  await scene.page.gap();
  await scene.advance({ byMs: 11 * minute });
  const turnOf = (who: Newcomer) => (): Promise<Turn> =>
    mayAct(place, who, {
      deed: 'press Join in #welcome, and go from step to step',
      channel,
      isDone: () => isIn(who, channel),
    });
  const counts = scene.counts.bind(scene);
  const taps = await comesIn(amara, { channel, counts, turn: turnOf(amara), told: { scene, inFull: true } });
  if (taps !== null)
    await scene.page.note(`${taps} touches in all, and ${amara.person.name} may change every answer with /me.`);
  await scene.advance({ byMs: 20 * minute });
  if (slow) {
    await scene.page.gap();
    const way = { channel, counts, turn: turnOf(slow), told: { scene, inFull: false } };
    const beginning = await comesIn(slow, { ...way, stopsAfter: 2 });
    if (beginning !== null)
      await scene.page.note(`${slow.person.name} is called away here. What was answered is kept.`);
    await joinMeanwhile(place, others, (who) => comesIn(who, { channel, counts, turn: turnOf(who) }));
    await scene.advance({ byMs: 200 * minute });
    await comesIn(slow, way);
  }
}

/**
 * One after another, in the order of the cast: the order of the list decides between circles that are as good, and the same
 * seed is to tell the same story. Whoever is at the page takes their time meanwhile.
 */
async function joinMeanwhile(
  { scene, seats }: Place,
  others: readonly Newcomer[],
  joins: (who: Newcomer) => Promise<unknown>,
): Promise<void> {
  await scene.advance({ byMs: 25 * minute });
  const taken = await seats.taken();
  const inTurn = async (): Promise<void> => {
    for (const who of others) if (!taken.has(who.id)) await joins(who);
  };
  await Promise.all([inTurn(), ...others.filter(({ id }) => taken.has(id)).map(joins)]);
  await scene.settle();
  for (const who of others) {
    await scene.tells(who, { text: `joins · ${who.person.city} · `, ink: { quiet: true } }, { text: who.person.work });
  }
}
