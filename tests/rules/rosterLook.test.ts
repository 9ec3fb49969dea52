import type { Message } from '../../bot/common/message';
import { en } from '../../bot/locales/en';
import { lookShown } from '../../bot/rosters/changes/views';
import { importChanges } from '../../bot/rosters/importViews';
import type { Consequences } from '../../bot/rosters/rules/consequences';
import { aLook } from './samples/rosterChanges';

const circles = Array.from({ length: 12 }, (_, at) => ({
  id: `${at + 1}`,
  name: `Circle ${at + 1}`,
  before: 4,
  after: 5,
}));
const consequences: Consequences = {
  circles,
  apart: [{ circle: 'Circle 9', one: '7', other: '8' }],
  unsuited: circles.map(({ name, id }) => ({ circle: name, user: id, sessions: [1, 2] })),
  ...{ tooSmall: [], tooLarge: ['Circle 12'], noLanguage: [], newFaces: [], overtaken: [] },
};
const look = { ...aLook([{ user: '7', from: '1', to: '2', waits: true }]), consequences, since: null };
const written = (message: Message): string => JSON.stringify(message);

test('a look names the rules that are broken before it counts people, and says how much it leaves out', () => {
  const text = written(lookShown(en, look));
  expect(text).toContain('<@7> and <@8> should not sit together in **Circle 9**');
  expect(text).toContain('**Circle 12** is larger');
  expect(text).not.toContain('has 4 people now');
  expect(text).toContain('And 18 more things like these');
});

test('the file that goes with an import has all that it would do, also where few people move', () => {
  const cohort = { id: '1', name: 'Spring', isOver: false };
  const roster = { cohort, circles: [], waiting: [] };
  const { file } = importChanges(en, { roster, changes: [{ user: '7', from: '1', to: '2' }], lines: [], look });
  for (const { name, id } of circles) {
    expect(file?.text).toContain(`${name} has 4 people now`);
    expect(file?.text).toContain(`The hour of ${name} does not suit <@${id}>`);
  }
  expect(file?.text).toContain('should not sit together in Circle 9');
});
