import { card, mention, type Message } from '../common/message';
import { ownCard } from '../intake/ids';
import type { Strings } from '../locales';
import * as ids from './ids';
import { isBackground, most, type Preference } from './rules/preference';
import type { Own } from './useCases';

const backButton = (t: Strings) => ({ label: t.intake.back(), customId: ownCard.write({}) });

/** What else their circle is chosen by: for their own eyes, and all of it to change. */
export function wishesCard(t: Strings, { preference, named }: Own): Message {
  return card({
    text: [t.wishes.asked(), linesOf(t, preference), peopleLines(t, named), t.wishes.sameWords()],
    buttons: [
      { label: t.wishes.change(), customId: ids.openWishes.write({}) },
      { label: t.wishes.people(), customId: ids.people.write({}) },
      backButton(t),
    ],
  });
}

const linesOf = (t: Strings, { background, notAlone, employers, colleaguesOk }: Preference): string =>
  t.wishes.told({
    background: background !== null && isBackground(background) ? t.wishes.background[background] : (background ?? ''),
    ...{ notAlone, employers, colleaguesOk },
  });

const peopleLines = (t: Strings, named: Own['named']): string =>
  t.wishes.named({ with: named.with.map(mention), apart: named.apart.map(mention) });

/** Two lists of people. Who has not joined yet has them, too. */
export function peopleCard(t: Strings, { named, hasJoined }: Own): Message {
  return card({
    text: [t.wishes.peopleAsked(), peopleLines(t, named), t.wishes.holds()],
    selects: [
      {
        customId: ids.nameApart.write({}),
        placeholder: t.wishes.apartPlaceholder(most.apart),
        ...{ people: named.apart, most: most.apart },
      },
      {
        customId: ids.nameWith.write({}),
        placeholder: t.wishes.withPlaceholder(most.with),
        ...{ people: named.with, most: most.with },
      },
    ],
    buttons: hasJoined ? [{ label: t.wishes.rest(), customId: ids.wishesCard.write({}) }, backButton(t)] : [],
  });
}
