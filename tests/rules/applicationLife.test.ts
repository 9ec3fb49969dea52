import { standingOf, standings, toTell, turned, type Standing, type Turn } from '../../bot/intake/rules/life';

const turns: readonly Turn[] = ['submit', 'list', 'place', 'pause', 'leave', 'begin'];
const at = new Date('2027-03-01T12:00:00Z');

test('every change there is, and no other', () => {
  const all = standings.flatMap((from) =>
    turns.flatMap((turn) => {
      const to = turned(from, turn);
      return to === undefined ? [] : [`${from} -${turn}-> ${to}`];
    }),
  );
  expect(all).toEqual([
    'draft -submit-> submitted',
    'submitted -list-> waiting',
    'waiting -place-> placed',
    'waiting -pause-> paused',
    'waiting -leave-> left',
    'placed -list-> waiting',
    'placed -pause-> paused',
    'placed -leave-> left',
    'paused -list-> waiting',
    'paused -place-> placed',
    'paused -leave-> left',
    'left -list-> waiting',
    'left -place-> placed',
    'left -begin-> draft',
  ]);
});

test('from everywhere there is a way onto the list, and from everywhere that is not the beginning a way out', () => {
  const reach = (from: Standing): Set<Standing> => {
    const found = new Set<Standing>([from]);
    for (const one of found) for (const turn of turns) found.add(turned(one, turn) ?? one);
    return found;
  };
  for (const from of standings) expect(reach(from)).toContain('waiting');
  for (const from of ['waiting', 'placed', 'paused'] as const) expect(turned(from, 'leave')).toBe('left');
});

test.each([
  ['draft', null, null, false, 'draft'],
  ['draft', at, 'words', false, 'draft'],
  ['draft', at, null, false, 'left'],
  ['waiting', at, 'words', false, 'waiting'],
  // A circle that is planned is nobody's yet.
  ['placed', at, 'words', false, 'waiting'],
  ['placed', at, 'words', true, 'placed'],
  ['paused', at, 'words', true, 'paused'],
] as const)(
  'a row that is %s, agreed %s to %s, in a circle %s: %s',
  (state, agreedAt, agreement, inCircle, standing) => {
    expect(standingOf({ state, agreedAt, agreement }, { inCircle })).toBe(standing);
  },
);

test('what has changed is told, once, and what somebody does themselves is not', () => {
  expect(toTell('waiting', 'placed')).toBe('placed');
  expect(toTell('placed', 'waiting')).toBe('waiting');
  expect(toTell('placed', 'left')).toBe('left');
  expect(toTell('placed', 'placed')).toBeNull();
  expect(toTell(null, 'placed')).toBeNull();
  expect(toTell('draft', 'waiting')).toBeNull();
  expect(toTell('left', 'draft')).toBeNull();
});
