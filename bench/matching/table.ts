import type { Judged } from './judged';

/** The table that is read by people; on stderr, as all that is no figure. */

const columns: readonly (readonly [string, number])[] = [
  ['people', 7],
  ['seed', 5],
  ['method', 15],
  ['violations', 11],
  ['placed', 11],
  ['of', 6],
  ['nominated', 11],
  ['proved', 15],
  ['sum of fits', 12],
  ['mean', 7],
  ['of bound', 12],
  ['s', 7],
  ['cpu s', 7],
  ['MB', 6],
];

const row = (cells: readonly string[]): string =>
  cells.map((cell, at) => cell.padStart(columns[at]?.[1] ?? 8)).join('');

export const heading = (): string => row(columns.map(([name]) => name));

export function rowOf(about: { people: number; seed: number; placeable: number; grove: Judged }, one: Judged): string {
  const { people, seed, placeable, grove } = about;
  return row([
    ...[String(people), String(seed), one.method, String(one.violations.length), String(one.placed), String(placeable)],
    String(one.nominated),
    one.proof ? provedBy(one.proof) : '-',
    ...[one.fit.toFixed(2), one.mean.toFixed(3), shareOfBound(one, grove)],
    ...[one.seconds.toFixed(1), one.cpuSeconds.toFixed(1), String(Math.round(one.peakMb))],
  ]);
}

const provedBy = ({ mostPlaced, best }: NonNullable<Judged['proof']>): string =>
  [...(mostPlaced ? ['places'] : []), ...(best ? ['fits'] : [])].join(' + ') || 'a bound';

/** The bound holds for those who place as many, and as many who were nominated: whoever gives them up may have more fits. */
function shareOfBound(one: Judged, grove: Judged): string {
  const bound = boundOf(grove);
  if (bound === undefined || one.placed !== grove.placed) return '-';
  if (one.nominated !== grove.nominated) return one.nominated < grove.nominated ? 'fewer nom.' : 'more nom.';
  return one.fit > bound + 1e-6 ? 'refuted' : `${((100 * one.fit) / bound).toFixed(2)} %`;
}

export function boundOf({ proof, fit }: Judged): number | undefined {
  return proof?.best === true ? fit : proof?.fitBound;
}
