/**
 * How long to rest after some letters so that one can read along, in real milliseconds: about fifteen seconds for the whole
 * story. On a slow machine the story itself takes longer, and after `enoughMs` there is no more resting.
 */
export function pacing(
  pace: 'fast' | 'calm',
  { began = Date.now(), enoughMs = 36_000 } = {},
): (letters: number) => number {
  if (pace === 'fast') return () => 0;
  return (letters) => (Date.now() - began > enoughMs ? 0 : Math.min(240, 20 + letters * 0.8));
}
