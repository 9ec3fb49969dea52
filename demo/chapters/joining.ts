import { first, type Newcomer, type Place } from '../place';
import { comesIn } from '../wayIn';

const minute = 60_000;

/** Fourteen people join: one step by step, one in two sittings, and the others while nobody looks. */
export async function everybodyJoins(place: Place, channel: string): Promise<void> {
  const { scene, people } = place;
  const amara = first(people);
  const [slow, ...others] = people.slice(1);
  await scene.page.gap();
  await scene.advance({ byMs: 11 * minute });
  const counts = scene.counts.bind(scene);
  const taps = await comesIn(amara, { channel, counts, told: { scene, inFull: true } });
  await scene.page.note(`${taps} touches in all, and ${amara.person.name} may change every answer with /me.`);
  await scene.advance({ byMs: 20 * minute });
  if (slow) {
    await scene.page.gap();
    await comesIn(slow, { channel, counts, told: { scene, inFull: false }, stopsAfter: 2 });
    await scene.page.note(`${slow.person.name} is called away here. What was answered is kept.`);
    await joinMeanwhile(place, others, channel);
    await scene.advance({ byMs: 200 * minute });
    await comesIn(slow, { channel, counts, told: { scene, inFull: false } });
  }
}

/** All at once, as it happens; printed in the order in which they stand in the cast. */
async function joinMeanwhile({ scene }: Place, others: readonly Newcomer[], channel: string): Promise<void> {
  await scene.advance({ byMs: 25 * minute });
  await Promise.all(others.map((who) => comesIn(who, { channel, counts: scene.counts.bind(scene) })));
  await scene.settle();
  for (const who of others) {
    await scene.tells(who, { text: `joins · ${who.person.city} · `, ink: { quiet: true } }, { text: who.person.work });
  }
}
