import { arrive, emptyGate, mostArrivals, rushSeconds, type Gate } from '../../bot/intake/rules/rush';

const start = new Date('2027-03-01T12:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** So many begin, one every so many seconds; the gate after them. */
function crowd(people: number, everySeconds: number): { gate: Gate; at: Date; refused: number } {
  let gate = emptyGate();
  let refused = 0;
  for (let one = 0; one < people; one++) {
    const arrival = arrive(gate, after(one * everySeconds));
    if (arrival.may === 'come later') refused++;
    gate = arrival.gate;
  }
  return { gate, at: after(people * everySeconds), refused };
}

test('a good announcement is no rush: forty at once, or hundreds over an hour', () => {
  expect(crowd(mostArrivals, 0).refused).toBe(0);
  expect(crowd(400, 2).refused).toBe(0);
});

test('with the forty-first within a minute the gate shuts, and that is said once', () => {
  const { gate } = crowd(mostArrivals, 0);
  const first = arrive(gate, after(rushSeconds - 1));
  expect(first).toMatchObject({ may: 'come later', isFirst: true, gate: { shutAt: after(rushSeconds - 1) } });
  const next = arrive(first.gate, after(rushSeconds));
  expect(next).toMatchObject({ may: 'come later', isFirst: false });
  expect(arrive(next.gate, after(86_400)).may).toBe('come later');
});

test('a minute is any minute, not one of the clock', () => {
  expect(arrive(crowd(mostArrivals, 0).gate, after(rushSeconds)).may).toBe('come in');
  const { gate, at } = crowd(mostArrivals, 1);
  expect(arrive(gate, at).may).toBe('come later');
});

test('opened again it counts from nothing', () => {
  const shut = arrive(crowd(mostArrivals, 0).gate, start).gate;
  expect(shut.shutAt).not.toBeNull();
  expect(arrive(emptyGate(), start)).toMatchObject({ may: 'come in', gate: { arrivals: [start] } });
});
