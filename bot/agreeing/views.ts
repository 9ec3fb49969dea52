import type { Form } from '../common/form';
import { shortened } from '../common/inert';
import { card, type Button, type Message, type Select } from '../common/message';
import type { Strings } from '../locales';
import * as ids from './ids';
import { isAsked, longestClause, stands, type Clause, type Settled } from './rules/clauses';
import type { Circle } from './store';
import type { Sight } from './useCases';

/** The message in the thread: what holds, what is asked, and until when. It changes at the looks, never at an objection. */
export function agreedBoard(t: Strings, { circle, clauses }: { circle: Circle; clauses: readonly Clause[] }): Message {
  const isAsking = clauses.some(isAsked);
  return card({
    text: [t.agreeing.title(circle.name), ...lines(t, clauses), isAsking ? t.agreeing.howAsked() : ''],
    accent: 'dawn',
    buttons: isAsking
      ? [cardButton(t, circle.group, true), proposeButton(t, circle.group)]
      : [cardButton(t, circle.group)],
  });
}

function lines(t: Strings, clauses: readonly Clause[]): string[] {
  const holding = clauses.filter(stands);
  const proposed = clauses.filter((clause) => !stands(clause));
  const [first] = clauses.flatMap(({ closesAt }) => closesAt ?? []).sort((one, other) => Number(one) - Number(other));
  return [
    holding.length > 0 ? t.agreeing.holding(holding) : '',
    proposed.length > 0 ? t.agreeing.proposed(proposed) : '',
    clauses.length === 0 ? t.agreeing.nothingYet() : '',
    first ? t.agreeing.until(first) : '',
  ];
}

export const cardButton = (t: Strings, group: string, isAsking = false): Button => ({
  label: isAsking ? t.agreeing.couldYou() : t.agreeing.open(),
  customId: ids.openCard.write({ group }),
  ...(isAsking ? { style: 'primary' as const } : {}),
});

const proposeButton = (t: Strings, group: string): Button => ({
  label: t.agreeing.propose(),
  customId: ids.openForm.write({ group }),
});

/** For one member's eyes: the same, with what they themselves could not live with. */
export function ownCard(t: Strings, { circle, clauses, own }: Sight, note = ''): Message {
  const asked = clauses.filter(isAsked);
  const toStrike = clauses.filter((clause) => !isAsked(clause));
  return card({
    text: [note, t.agreeing.title(circle.name), ...lines(t, clauses), asked.length > 0 ? t.agreeing.onlyYou() : ''],
    accent: 'dawn',
    selects: [
      ...(asked.length > 0 ? [objectSelect(t, circle.group, { asked, own })] : []),
      ...(toStrike.length > 0 ? [strikeSelect(t, circle.group, toStrike)] : []),
    ],
    buttons: [proposeButton(t, circle.group)],
  });
}

/** In a list nothing is formatted and nothing pings. */
const label = (words: string): string => shortened(words, 100);

const objectSelect = (
  t: Strings,
  group: string,
  { asked, own }: { asked: readonly Clause[]; own: readonly string[] },
): Select => ({
  customId: ids.objectTo.write({ group }),
  placeholder: t.agreeing.objectPlaceholder(),
  least: 0,
  most: asked.length,
  choices: asked.map(({ id, words, isToGo }) => ({
    value: id,
    label: label(words),
    ...(isToGo ? { hint: t.agreeing.toGoHint() } : {}),
    chosen: own.includes(id),
  })),
});

const strikeSelect = (t: Strings, group: string, clauses: readonly Clause[]): Select => ({
  customId: ids.chooseToStrike.write({ group }),
  placeholder: t.agreeing.strikePlaceholder(),
  choices: clauses.map(({ id, words }) => ({ value: id, label: label(words) })),
});

/** What the circle would read, before it is asked. */
export function beforeStriking(t: Strings, { circle, clauses }: Sight, chosen: string): Message | null {
  const clause = clauses.find(({ id }) => id === chosen);
  if (!clause || isAsked(clause)) return null;
  const { group } = circle;
  return card({
    text: [t.agreeing.beforeStriking(clause.words)],
    accent: 'dawn',
    buttons: [
      { label: t.agreeing.askToStrike(), customId: ids.strike.write({ group, clause: chosen }), style: 'primary' },
      { label: t.agreeing.leaveIt(), customId: ids.openCard.write({ group }) },
    ],
  });
}

export const clauseForm = (t: Strings, group: string): Form => ({
  customId: ids.propose.write({ group }),
  title: t.agreeing.formTitle(),
  fields: [{ id: 'words', label: t.agreeing.formLabel(), hint: t.agreeing.formHint(), max: longestClause }],
});

/** Said once in the thread when somebody would change something; nothing tells who. */
export const changeAsked = (
  t: Strings,
  asked: { group: string; words: string; isToGo: boolean; closesAt: Date },
): Message =>
  card({ text: t.agreeing.changeAsked(asked), accent: 'dawn', buttons: [cardButton(t, asked.group, true)] });

/** What an asking came to; null when it came to nothing that is new. */
export function settled(t: Strings, { stand, struck, open }: Settled): Message | null {
  const parts = [
    stand.some(({ isToGo }) => !isToGo) ? t.agreeing.agreed(stand.filter(({ isToGo }) => !isToGo)) : '',
    struck.length > 0 ? t.agreeing.struck(struck) : '',
    stand.some(({ isToGo }) => isToGo) ? t.agreeing.stays(stand.filter(({ isToGo }) => isToGo)) : '',
    open.length > 0 ? t.agreeing.leftOpen(open) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : card({ text: parts, accent: 'dawn' });
}
