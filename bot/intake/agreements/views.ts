import { cardButton } from '../../agreeing/views';
import type { Form } from '../../common/form';
import { card, withLine, type Button, type Message } from '../../common/message';
import type { Strings } from '../../locales';
import type { Agreement } from '../agreement';
import { agree, ownCard } from '../ids';
import { changesBetween, longestInAll } from '../rules/clauses';
import type { Readers } from '../rules/readers';
import * as ids from './ids';
import type { Preview } from './useCases';

/** What a server agrees on, for whoever reads it, is asked again, or changes it. */

/** The whole text as it holds now. */
export const wordsOf = (t: Strings, { clauses, isOurs }: Agreement): string =>
  isOurs ? t.intake.agreement() : t.agreement.all(clauses.map((words) => ({ words, isNew: false })));

/** `yes`: what the yes leads to, where that is more than the next step. */
export const agreeButton = (t: Strings, { version }: Agreement, yes = agree.write({ version })): Button => ({
  label: t.intake.agree(),
  customId: yes,
  style: 'success',
});

/** What has changed since somebody agreed; `before` is null where those words are not known any more. */
export function askedAgain(
  t: Strings,
  asked: { agreement: Agreement; before: readonly string[] | null; readers: Readers; waits: boolean; turned?: string },
): Message {
  const { agreement, before, readers, waits, turned = '' } = asked;
  const changes = before && changesBetween(before, agreement.clauses);
  return card({
    text: [
      turned,
      changes ? t.agreement.changed() : t.agreement.changedUnknown(),
      changes ? t.agreement.all(changes.clauses) : wordsOf(t, agreement),
      changes && changes.gone.length > 0 ? t.agreement.gone(changes.gone) : '',
      t.intake.readers(readers),
      waits ? t.agreement.waits() : t.agreement.sits(),
    ],
    buttons: [agreeButton(t, agreement), { label: t.agreement.notNow(), customId: ownCard.write({}) }],
  });
}

/** On a card that is about something else: nobody is held up by it. */
export const withAsking = (t: Strings, message: Message, isAsked: boolean): Message =>
  isAsked ? withLine(message, t.agreement.askedAgain()) : message;

/** Below circles that were found: whom the search left out for it, as a number. */
export const withNotYetAgreed = (t: Strings, message: Message, people: number): Message =>
  people === 0 ? message : withLine(message, t.agreement.notYetAgreed(people));

export const agreementShown = (
  t: Strings,
  {
    agreement,
    readers,
    mayChange,
    group,
  }: { agreement: Agreement; readers: Readers; mayChange: boolean; group: string | null },
): Message =>
  card({
    text: [wordsOf(t, agreement), t.intake.readers(readers), mayChange ? t.agreement.youMayChange() : ''],
    buttons: [...(mayChange ? [changeButton(t)] : []), ...(group === null ? [] : [cardButton(t, group)])],
  });

const changeButton = (t: Strings): Button => ({ label: t.agreement.change(), customId: ids.openWords.write({}) });

export const wordsForm = (t: Strings, { clauses }: Agreement): Form => ({
  customId: ids.words.write({}),
  title: t.agreement.formTitle(),
  fields: [
    {
      id: 'clauses',
      label: t.agreement.formLabel(),
      hint: t.agreement.formHint(),
      max: longestInAll,
      long: true,
      value: clauses.join('\n'),
    },
  ],
});

export const previewCard = (t: Strings, { agreement, asks }: Preview): Message =>
  card({
    text: [t.agreement.preview(), wordsOf(t, agreement), t.agreement.asks(asks)],
    buttons: [
      {
        label: t.agreement.publish(),
        customId: ids.publish.write({ version: agreement.version }),
        style: 'success',
      },
      changeButton(t),
      { label: t.agreement.leaveIt(), customId: ids.leaveIt.write({}) },
    ],
  });

export const publishedCard = (t: Strings, asks: number): Message => card({ text: t.agreement.published(asks) });
export const leftCard = (t: Strings): Message => card({ text: t.agreement.left() });
