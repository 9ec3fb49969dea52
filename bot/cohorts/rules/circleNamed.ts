import { plainLine } from '../../common/inert';
import { refuse } from '../../common/refusal';

interface Circle {
  readonly name: string;
  readonly number: number;
}

/** A circle of a cohort by its name, or by its number alone, as somebody typed it. */
export function circleNamed<C extends Circle>(circles: readonly C[], typed: string): C {
  const wanted = plainLine(typed).toLowerCase();
  const found = circles.find(({ name, number }) => name.toLowerCase() === wanted || String(number) === wanted);
  if (!found) throw refuse('noSuchCircle', typed);
  return found;
}
