/** One line of the result: `name measured bound`, and whether the bound is met. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly bound: number;
  readonly better: 'more' | 'less';
  /** Too little was measured to say anything, or what was measured went wrong: the reason. */
  readonly worthless?: string;
}

/** `slack` times as bad as the bound is still well enough; too little measured never is. */
export function isMet({ measured, bound, better, worthless }: Figure, slack: number): boolean {
  if (worthless !== undefined || !Number.isFinite(measured)) return false;
  return better === 'more' ? measured * slack >= bound : measured <= bound * slack;
}

export const lineOf = ({ name, measured, bound }: Figure): string => `${name} ${shown(measured)} ${shown(bound)}`;

/** Whole from a hundred on; below that the parts matter. */
function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2);
}
