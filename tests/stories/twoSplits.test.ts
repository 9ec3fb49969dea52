import type { Step } from '../../bot/sessions/programmes/programme';
import { aSessionOf } from '../support/formats';
import { aTown, boardOf, said, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const talk = (title: string, minutes: number): Step => ({ kind: 'talk', title, prompt: 'What now?', minutes });
const split = (size: number, step: Step): Step => ({
  ...{ kind: 'split', title: 'Apart', prompt: 'Help each other.', size, steps: [step] },
});

test('two splits in a row: moved on from the first, the circle lives the second before it meets again', async () => {
  const steps = [split(2, talk('In pairs', 5)), split(4, talk('Pair with pair', 8)), talk('All together', 10)];
  const { place, circle } = await aSessionOf(town, steps, { people: 4 });
  const [ada] = circle as [Somebody];
  expect((await boardOf(ada)).text.match(/^<#\d+>: <@/gm)).toHaveLength(2);
  await town.pass({ minutes: 2 });

  const channel = await ada.channel('Spring 1');
  await town.sandbox.client.addThreadMember({ channel, user: place.host.id });
  const card = await place.host.acts.run({ guild: place.guild, channel, command: 'circle' });
  await said(await place.host.pressesOn(card, 'Move on'));
  await town.settle();
  const apart = (await boardOf(ada)).text;
  expect(apart).not.toContain('All together');
  expect(apart.match(/^<#\d+>: <@/gm)).toHaveLength(1);
  await town.pass({ minutes: 7 });
  expect((await boardOf(ada)).text).not.toContain('All together');
  await town.pass({ minutes: 1 });
  expect((await boardOf(ada)).text).toContain('All together');
});
