/** Chance that repeats: the same seed gives the same numbers in [0, 1). A Weyl sequence stirred by two multiplications. */
export function chanceFrom(seed: number): () => number {
  let step = 0;
  return () => {
    step = (step + 0x9e3779b9) >>> 0;
    let mixed = (seed ^ step) >>> 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}
