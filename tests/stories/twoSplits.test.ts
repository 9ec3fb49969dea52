import type { Step } from '../../bot/sessions/programme';
import { aSessionOf } from '../support/formats';
import { aTown, boardOf, type Somebody, type Town } from '../support/town';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());

const talk = (title: string, minutes: number): Step => ({ kind: 'talk', title, prompt: 'What now?', minutes });
const split = (size: number, step: Step): Step => ({
  ...{ kind: 'split', title: 'Apart', prompt: 'Help each other.', size, steps: [step] },
});

test('two splits in a row: when the time of the first is over, the second is lived before the circle meets again', async () => {
  const pairs = split(2, talk('In pairs', 5));
  const { circle } = await aSessionOf(town, [pairs, split(4, talk('Pair with pair', 8)), talk('All together', 10)], {
    people: 4,
  });
  const [ada] = circle as [Somebody];
  expect((await boardOf(ada)).text.match(/<#\d+>/g)).toHaveLength(2);
  await town.pass({ minutes: 5 });
  const apart = (await boardOf(ada)).text;
  expect(apart).not.toContain('All together');
  expect(apart.match(/<#\d+>/g)).toHaveLength(1);
  await town.pass({ minutes: 7 });
  expect((await boardOf(ada)).text).not.toContain('All together');
  await town.pass({ minutes: 1 });
  expect((await boardOf(ada)).text).toContain('All together');
});
