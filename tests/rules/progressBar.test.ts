import { barLine, proofLine, tellerFor } from '../../bot/cli/progressBar';
import type { Progress } from '../../bot/matching/pool';
import { proofIn } from '../../bench/matching/runs';

const progress: Progress = {
  ...{ placed: 48, people: 60, groups: 9, fit: 40.8 },
  proof: { mostPlaced: true, best: false, fitBound: 44 },
};
const proven: Progress = { ...progress, proof: { ...progress.proof, best: true } };

/** A place to write to, a terminal or none, and what was written there. */
function aStream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  const chunks: string[] = [];
  const stream = Object.create(process.stderr, {
    isTTY: { value: isTTY },
    columns: { value: 40 },
    write: { value: (chunk: string) => chunks.push(chunk) > 0 },
  }) as NodeJS.WriteStream;
  return { stream, written: () => chunks.join('') };
}

describe('how far the search is', () => {
  test('is a bar for the time, how many have a place, and whether it is proven', () => {
    const line = { progress, passed: 4.4, seconds: 10, isEnding: false };
    expect(barLine(line)).toBe('[####......] 4/10 s  48 of 60 people in 9 groups, mean fit 0.850');
    expect(barLine({ ...line, progress: proven, passed: 12 })).toBe(
      '[##########] 12/10 s  48 of 60 people in 9 groups, mean fit 0.850, proven best',
    );
    expect(barLine({ ...line, seconds: undefined, isEnding: true })).toMatch(/^4\.4 s {2}ending: 48 of 60/);
    expect(barLine({ ...line, progress: undefined, seconds: 0 })).toBe('[##########] 4/0 s  reading the hours');
  });

  test('is one line in a terminal, never broader than that, and gone when it is done', () => {
    const { stream, written } = aStream(true);
    const teller = tellerFor({ stream, now: () => 5_000, began: 1_000, seconds: 10 });
    teller.tell(progress);
    teller.ending();
    teller.done();
    const [, ...drawn] = written().split('\r');
    expect(drawn.map((line) => line.replace('\u001B[K', '').length <= 39 || line.endsWith('\n'))).not.toContain(false);
    expect(drawn[1]).toContain('ending: 48 of 60');
    expect(written().split('\n')).toHaveLength(2);
    expect(written().endsWith('   4.0 s  48 of 60 people in 9 groups, mean fit 0.850\n')).toBe(true);
  });

  test('is plain lines elsewhere, one for each thing that changed', () => {
    const { stream, written } = aStream(false);
    const teller = tellerFor({ stream, now: () => 2_500, began: 1_000, seconds: 10 });
    for (const one of [progress, progress, proven]) teller.tell(one);
    teller.done();
    expect(written()).toBe(
      '   1.5 s  48 of 60 people in 9 groups, mean fit 0.850\n   1.5 s  48 of 60 people in 9 groups, mean fit 0.850, proven best\n',
    );
  });
});

test.each([
  [
    { mostPlaced: true, best: true, fitBound: 40.8 },
    { mostPlaced: true, best: true, fitBound: undefined },
  ],
  [
    { mostPlaced: true, best: false, fitBound: 44.25 },
    { mostPlaced: true, best: false, fitBound: 44.25 },
  ],
  [
    { mostPlaced: false, best: false, fitBound: 48 },
    { mostPlaced: false, best: false, fitBound: undefined },
  ],
])('what is proven is said in the last line, and read from it: %j', (proof, read) => {
  expect(proofIn(`  1.0 s  48 of 60 people\n${proofLine(proof, { placed: 48, people: 60 })}\n`)).toEqual(read);
});

test('nothing is called proven best where nobody has a place, and no bound is told that says nothing', () => {
  const best = { mostPlaced: true, best: true, fitBound: 0 };
  expect(proofLine(best, { placed: 0, people: 0 })).toBe('proved: nothing, for there is nobody to place');
  expect(proofLine(best, { placed: 0, people: 2 })).toBe('proved: nobody can be placed');
  const none: Progress = { ...{ placed: 0, people: 2, groups: 0, fit: 0 }, proof: best };
  expect(barLine({ progress: none, passed: 1, seconds: 10, isEnding: false })).not.toContain('proven best');
  const open = { mostPlaced: true, best: false, fitBound: 300 };
  expect(proofLine(open, { placed: 300, people: 310 })).toBe(
    'proved: nobody more can be placed; how much better groups could fit is not known',
  );
});

test('a matcher that says nothing of what is proven is not taken for one that does', () => {
  expect(() => proofIn('   1.0 s  48 of 60 people\n')).toThrow('it ended with');
});
