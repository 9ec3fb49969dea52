import { card, type Button, type Message, type Select } from '../common/message';
import type { Strings } from '../locales';
import * as ids from './ids';
import { afterwards, before, type Kind } from './rules/kinds';
import type { Own, Question, Sight } from './sight';

/** Cards that only one person sees, and the few words of theirs that the circle reads. */

type Of<K extends Kind> = Extract<Sight, { kind: K }>;

export function privateCard(t: Strings, sight: Sight): Message {
  switch (sight.kind) {
    case 'helped':
      return helpedCard(t, sight);
    case 'note':
      return noteCard(t, sight);
    default:
      return ownCard(t, sight);
  }
}

/** A case, a question, one's own next step. */
function ownCard(t: Strings, sight: Exclude<Sight, Of<'helped'> | Of<'note'>>): Message {
  const { kind, words } = sight;
  const said = t.bringing[kind];
  const head = [said.title(), words === null ? said.about() : said.written(words), said.small()];
  const back: Button = { label: t.bringing.back(), customId: ids.backToCircle.write({}) };
  return card({ text: [...head, whenOf(t, sight)], accent: 'dawn', buttons: [...writing(t, sight, words), back] });
}

/** A question is asked at the next session; a case waits for one that has a part for it. */
function whenOf(t: Strings, { kind, next, room }: Exclude<Sight, Of<'helped'> | Of<'note'>>): string {
  if (kind === 'step' || next === null) return '';
  if (kind === 'question' || room?.getTime() === next.getTime()) return t.bringing.whenNext(next);
  return room === null ? t.bringing.case.noRoom() : t.bringing.case.room(room);
}

function helpedCard(t: Strings, sight: Of<'helped'>): Message {
  const { words, isShared, isMember, session, title } = sight;
  const said = t.bringing.helped;
  if (!isShared && !isMember) return helpedElsewhere(t, sight);
  if (isShared) return card({ text: [said.title(title), said.shared()], accent: 'dawn' });
  const text = [said.title(title), words === null ? said.about() : said.written(words), said.small()];
  const share: Button = { label: said.share(), customId: ids.askShare.write({ session }) };
  return card({ text, accent: 'dawn', buttons: [...writing(t, sight, words), ...(words === null ? [] : [share])] });
}

/** Of a circle they sit in no more: nobody reads it there, and it is theirs. */
function helpedElsewhere(t: Strings, { words, session, title }: Of<'helped'>): Message {
  const said = t.bringing.helped;
  const remove: Button = { label: said.takeBack(), customId: ids.takeBack.write({ session, kind: 'helped' }) };
  const text = [said.title(title), words === null ? said.removed() : said.written(words), said.elsewhere()];
  return card({ text, accent: 'dawn', buttons: words === null ? [] : [remove] });
}

/** What the circle would read, before anything is said. */
export function beforeSharing(t: Strings, sight: Sight): Message {
  if (sight.kind !== 'helped' || sight.isShared || !sight.isMember || sight.words === null)
    return privateCard(t, sight);
  const { session, title, words } = sight;
  const said = t.bringing.helped;
  const shareAs = (named: boolean): Button => ({
    label: said.shareAs(named),
    customId: ids.share.write({ session, named: Number(named) }),
  });
  const notNow: Button = { label: said.notNow(), customId: ids.keepToSelf.write({ session }) };
  return card({
    text: [said.wouldRead(), said.inThread({ by: null, title, words }), said.mayGuess()],
    accent: 'dawn',
    buttons: [shareAs(true), shareAs(false), notNow],
  });
}

function noteCard(t: Strings, sight: Of<'note'>): Message {
  const { stands, session, title, words, isRefused } = sight;
  const said = t.bringing.note;
  const head = said.title(title);
  const rather: Button = { label: said.rather(), customId: ids.takeBack.write({ session, kind: 'note' }) };
  switch (stands) {
    case 'free': {
      const offering: Button = { label: said.offer(), customId: ids.offerNote.write({ session }), style: 'primary' };
      return card({ text: [head, said.about()], accent: 'dawn', buttons: [offering] });
    }
    case 'taken':
      return card({ text: [head, said.taken()], accent: 'dawn' });
    case 'posted':
      return card({ text: [head, said.posted()], accent: 'dawn' });
    case 'yours': {
      const [first] = writing(t, sight, words === '' ? null : words);
      if (words === '')
        return card({ text: [head, said.yours()], accent: 'dawn', buttons: first ? [first, rather] : [] });
      const post: Button = { label: said.post(), customId: ids.postNote.write({ session }), style: 'primary' };
      const text = [head, ...(isRefused ? [said.refused()] : []), said.wouldRead(), said.quote(words)];
      return card({ text, accent: 'dawn', buttons: [post, ...(first ? [first] : []), rather] });
    }
  }
}

/** Write; or change and take back, where something is written. */
function writing(t: Strings, { session, kind }: Sight, words: string | null): Button[] {
  const customId = ids.openForm.write({ session, kind });
  if (words === null) return [{ label: t.bringing[kind].write(), customId, style: 'primary' }];
  return [
    { label: t.bringing.change(), customId },
    { label: t.bringing[kind].takeBack(), customId: ids.takeBack.write({ session, kind }) },
  ];
}

/** The one select of a member's card before a session, and what they have written already; both only they see. */
export const nextSelect = (t: Strings, session: string): Select => ({
  customId: ids.forNext.write({ session }),
  placeholder: t.bringing.forNext(),
  choices: [
    ...before.map((kind) => ({ value: kind, label: t.bringing[kind].label(), hint: t.bringing[kind].hint() })),
    { value: ids.agreed, label: t.agreeing.open(), hint: t.agreeing.openHint() },
  ],
});

export const ownLines = (t: Strings, own: Own): string =>
  before.flatMap((kind) => (own[kind] === null ? [] : [t.bringing[kind].line(own[kind])])).join('\n');

/** With the answer to who says that they come: gently, and for their eyes alone. */
export const stepLine = (t: Strings, { step }: Own): string => (step === null ? '' : t.bringing.step.line(step));

/** Below the goodbye of a session that was held. */
export const afterButtons = (t: Strings, session: string): Button[] =>
  afterwards.map((kind) => ({ label: t.bringing[kind].label(), customId: ids.openCard.write({ session, kind }) }));

/** What helped somebody, as the circle reads it; `by` is null where they gave no name. */
export const whatHelped = (t: Strings, told: { by: string | null; title: string; words: string }): Message =>
  card({ text: t.bringing.helped.inThread(told), accent: 'dawn' });

export const catchUpNote = (t: Strings, note: { by: string; title: string; words: string }): Message =>
  card({ text: t.bringing.note.inThread(note), accent: 'dawn' });

/** Discord takes 4,000 characters in a message. */
const fits = 3_600;

/** Each question stands in a paragraph of its own, signed; as many messages as it takes, and nothing is cut. */
export function questionPages<Q extends Question>(t: Strings, questions: readonly Q[]): Q[][] {
  const pages: Q[][] = [];
  let length = fits;
  for (const question of questions) {
    const text = t.bringing.question.inThread(question);
    length += text.length;
    if (length > fits) {
      pages.push([]);
      length = text.length;
    }
    pages.at(-1)?.push(question);
  }
  return pages;
}

/** One of those messages; `many`: how many questions there are in all of them. */
export const questionCard = (t: Strings, page: readonly Question[], many: number): Message =>
  card({ text: [t.bringing.questions(many), ...page.map((one) => t.bringing.question.inThread(one))], accent: 'dawn' });

export const questionCards = (t: Strings, questions: readonly Question[]): Message[] =>
  questionPages(t, questions).map((page) => questionCard(t, page, questions.length));
