/** How long to rest after some letters so that one can read along, in real milliseconds. The rests of a whole story stay below `budgetMs`. */
export function pacing(pace: 'fast' | 'calm', budgetMs = 26_000): (letters: number) => number {
  if (pace === 'fast') return () => 0;
  let left = budgetMs;
  return (letters) => {
    const wished = Math.min(900, 90 + letters * 4);
    const ms = Math.min(wished, left);
    left -= ms;
    return ms;
  };
}
