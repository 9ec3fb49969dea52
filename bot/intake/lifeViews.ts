import type { Strings } from '../locales';
import type { PlaceOnList } from './life/store';
import type { Sight } from './useCases';

/** What has come about without a press of theirs, said once; '' where there is nothing. */
const turnedLine = (t: Strings, { life }: Sight): string => (life.turned ? t.life.turned[life.turned]() : '');

/** Who has just left may still think again: that stands before all else, for *Join* leads another way. */
export const undoLine = (t: Strings, { life }: Sight): string =>
  life.undo === null ? '' : t.people.mayUndo(life.undo);

/** That they left is said by it, too. */
export const firstLines = (t: Strings, sight: Sight): string =>
  [undoLine(t, sight), sight.life.turned === 'left' && sight.life.undo !== null ? '' : turnedLine(t, sight)]
    .filter((line) => line !== '')
    .join('\n');

/** An honest place on the list: who came before, who goes first, and that neither promises anything. */
export function placeLines(t: Strings, { life }: Sight): string {
  const { place, nominated } = life;
  if (place === null) return '';
  const { before, cohort, closed } = place;
  return [
    t.first.place({ before, group: cohort?.groupSize ?? null }),
    closed === null ? '' : t.first.closed(closed),
    firstLine(t, { place, nominated }),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function firstLine(t: Strings, { place, nominated }: { place: PlaceOnList; nominated: boolean }): string {
  const { cohort, isFirst, othersFirst } = place;
  if (nominated) return t.first.nominatedFirst();
  if (cohort === null || cohort.firstYears === null) return t.first.othersNominated();
  const about = { cohort: cohort.name, years: cohort.firstYears };
  return isFirst ? t.first.youFirst(about) : t.first.othersFirst({ ...about, others: othersFirst });
}

/** On the way in, where the years are asked. */
export const firstOnTheWay = (t: Strings, { life }: Sight): string =>
  life.first === null ? '' : t.first.short(life.first);
