/**
 * Whose yes a change takes. A moderator who sits in a circle that it touches hands it to another; where nobody else is known
 * to look after the cohort they may say yes themselves, and the circles are told.
 */
export type Decides = 'whoever asks' | 'another' | 'another, or told';

export function whoDecides(p: {
  readonly by: string;
  /** everybody who sits in a circle that is touched, or comes to one */
  readonly touched: readonly string[];
  /** those appointed to look after the cohort */
  readonly appointed: readonly string[];
}): Decides {
  const { by, touched, appointed } = p;
  if (!touched.includes(by)) return 'whoever asks';
  return appointed.some((user) => user !== by && !touched.includes(user)) ? 'another' : 'another, or told';
}
