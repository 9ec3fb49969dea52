import { ComponentType } from 'discord-api-types/v10';
import { writingForm } from '../../bot/bringing/forms';
import { longest, kindNamed, kinds, weigh } from '../../bot/bringing/rules/kinds';
import { mayWrite, type Standing } from '../../bot/bringing/rules/may';
import { hoursToWrite, mayWriteOn, offer, standsFor, type Note } from '../../bot/bringing/rules/note';
import { inOrder, type Waiting } from '../../bot/bringing/rules/queue';
import { questionCards } from '../../bot/bringing/views';
import { formPayload } from '../../bot/common/form';
import { minutesAfter } from '../../bot/common/clock';
import { shuffled, seededRandom } from '../../bot/common/random';
import { en } from '../../bot/locales/en';
import { sights } from './samples/bringing';

const now = new Date('2027-03-02T18:00:00Z');
const at = (minutes: number): Date => minutesAfter(now, minutes);

describe('the queue of cases', () => {
  const waits = (user: string, times: number, minutes: number, lastAt: Date | null = null): Waiting => ({
    ...{ user, words: '', times, lastAt, askedAt: at(minutes) },
  });
  const names = (cases: readonly Waiting[]): string =>
    inOrder(cases)
      .map(({ user }) => user)
      .join(' ');

  test('lets those first who have brought least often, however late they ask', () => {
    expect(names([waits('ada', 2, 0), waits('ben', 1, 5), waits('cleo', 0, 60)])).toBe('cleo ben ada');
  });

  test('lets those first whose last case is longest ago, among those who have brought as often', () => {
    expect(names([waits('ada', 1, 0, at(-60)), waits('ben', 1, 5, at(-120)), waits('cleo', 1, 9)])).toBe(
      'cleo ben ada',
    );
    expect(names([waits('ada', 2, 0, at(-900)), waits('ben', 1, 5, at(-1))])).toBe('ben ada');
  });

  test('lets those first who asked first, among those who have brought as often', () => {
    expect(names([waits('ada', 1, 30), waits('ben', 1, 10), waits('cleo', 1, 20)])).toBe('ben cleo ada');
  });

  test('keeps the order in which they stand when all else is the same, and leaves the list it was given alone', () => {
    const given = [waits('ada', 0, 0), waits('ben', 0, 0), waits('cleo', 0, 0)];
    expect(names(given)).toBe('ada ben cleo');
    const list = [waits('ada', 1, 0), waits('ben', 0, 0)];
    inOrder(list);
    expect(list.map(({ user }) => user)).toEqual(['ada', 'ben']);
    expect(inOrder([])).toEqual([]);
  });

  test('is the same whatever order the cases are read in: nobody stands before one who comes first', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round++) {
      const cases = Array.from({ length: 12 }, (_, seat) => waits(String(seat), Math.floor(random() * 3), seat));
      const order = inOrder(shuffled(cases, random));
      expect(order).toEqual(inOrder(cases));
      for (const [place, one] of order.entries()) {
        const next = order[place + 1];
        if (!next) continue;
        expect(one.times < next.times || (one.times === next.times && one.askedAt <= next.askedAt)).toBe(true);
      }
    }
  });
});

describe('what is written', () => {
  test.each(kinds)('%s: as many characters as it may have, and not one more', (kind) => {
    expect(weigh(kind, 'x'.repeat(longest[kind]))).toEqual({ words: 'x'.repeat(longest[kind]) });
    expect(weigh(kind, 'x'.repeat(longest[kind] + 1))).toEqual({ why: 'tooLong' });
    expect(weigh(kind, 'x'.repeat(4_000))).toEqual({ why: 'tooLong' });
  });

  test('a case may be without words, nothing else may; what nobody can see is no words', () => {
    for (const nothing of ['', '  \n ', '\u200b\u202e\u2066']) {
      expect(weigh('case', nothing)).toEqual({ words: '' });
      expect(weigh('step', nothing)).toEqual({ why: 'nothingWritten' });
      expect(weigh('note', nothing)).toEqual({ why: 'nothingWritten' });
    }
  });

  test('a case is one line, the others keep theirs, and nothing turns a line round', () => {
    expect(weigh('case', 'one\ntwo')).toEqual({ words: 'one two' });
    expect(weigh('question', 'one\r\ntwo')).toEqual({ words: 'one\ntwo' });
    expect(weigh('helped', 'שלום \u202eabc')).toEqual({ words: 'שלום abc' });
  });

  test('what comes back from outside is one of the kinds or none', () => {
    expect(kinds.map(kindNamed)).toEqual(kinds);
    for (const name of ['', 'Case', 'cases', 'constructor', undefined]) expect(kindNamed(name)).toBeUndefined();
  });
});

describe('whether somebody may write', () => {
  const standing: Standing = { isMember: true, isRunning: true, isClosed: true, isNewest: true, next: now };

  test('all of it, in their own circle, after a session and before the next', () => {
    expect(kinds.map((kind) => mayWrite(kind, standing))).toEqual(kinds.map(() => null));
  });

  test('nothing of it in another circle or when they have left, nor when the cohort is over', () => {
    for (const kind of kinds) {
      expect(mayWrite(kind, { ...standing, isMember: false })).toBe('notYours');
      expect(mayWrite(kind, { ...standing, isMember: false, isRunning: false })).toBe('notYours');
      expect(mayWrite(kind, { ...standing, isRunning: false })).toBe('cohortOver');
    }
  });

  test('a case and a question wait for a session, so one has to come; one’s own step does not', () => {
    const last = { ...standing, next: null };
    expect(kinds.filter((kind) => mayWrite(kind, last) === 'noNextSession')).toEqual(['case', 'question']);
    expect(mayWrite('step', last)).toBeNull();
  });

  test('what helped and the note come after the close, the note until the next session begins', () => {
    const running = { ...standing, isClosed: false };
    expect(kinds.filter((kind) => mayWrite(kind, running) === 'notOverYet')).toEqual(['helped', 'note']);
    const old = { ...standing, isNewest: false };
    expect(kinds.filter((kind) => mayWrite(kind, old) === 'laterSession')).toEqual(['note']);
  });
});

describe('the catch-up note', () => {
  const note: Note = { by: 'ada', offeredAt: now, words: '', isPosted: false };
  const later = at(hoursToWrite * 60);
  const stands = (of: Note | null, when = now): string[] =>
    ['ada', 'ben'].map((by) => standsFor(of, { by, now: when }));

  test('is of the first who offers; offered again it stays theirs', () => {
    expect(offer(null, { by: 'ada', now })).toBeNull();
    expect(offer(note, { by: 'ada', now })).toBeNull();
    expect(offer(note, { by: 'ben', now })).toBe('noteTaken');
    expect(stands(null)).toEqual(['free', 'free']);
    expect(stands(note)).toEqual(['yours', 'taken']);
  });

  test('is free again after a day without a word, and never while there is one', () => {
    const aMomentBefore = minutesAfter(later, -1);
    expect(offer(note, { by: 'ben', now: aMomentBefore })).toBe('noteTaken');
    expect(offer(note, { by: 'ben', now: later })).toBeNull();
    expect(stands(note, later)).toEqual(['yours', 'free']);
    expect(offer({ ...note, words: 'begun' }, { by: 'ben', now: later })).toBe('noteTaken');
  });

  test('is posted once, and nobody else writes on it', () => {
    const posted = { ...note, isPosted: true };
    expect(stands(posted)).toEqual(['posted', 'posted']);
    for (const by of ['ada', 'ben']) {
      expect(offer(posted, { by, now: later })).toBe('notePosted');
      expect(mayWriteOn(posted, by)).toBe('notePosted');
    }
    expect(mayWriteOn(note, 'ada')).toBeNull();
    expect(mayWriteOn(note, 'ben')).toBe('noteTaken');
    expect(mayWriteOn(null, 'ada')).toBe('offerFirst');
  });
});

describe('the questions of a circle', () => {
  const asked = (many: number, words: string) =>
    Array.from({ length: many }, (_, seat) => ({ user: `11111111111111110${10 + seat}`, words }));
  const textOf = (messages: readonly object[]): string => JSON.stringify(messages);

  test('stand in one message, each signed', () => {
    const messages = questionCards(en, asked(3, 'What do you say first?'));
    expect(messages).toHaveLength(1);
    for (const { user } of asked(3, '')) expect(textOf(messages)).toContain(`<@${user}> would like to ask you:`);
  });

  test('twelve as long as they may be take as many messages as they need, and nothing is cut', () => {
    const messages = questionCards(en, asked(12, 'x'.repeat(longest.question)));
    expect(messages).toHaveLength(2);
    expect(textOf(messages).split('x'.repeat(longest.question))).toHaveLength(13);
    expect(questionCards(en, [])).toEqual([]);
  });
});

describe('the forms', () => {
  test.each(sights)('$kind fits Discord, empty or with what was written before ($words)', (sight) => {
    const form = formPayload(writingForm(en, sight));
    expect(form.title.length).toBeLessThanOrEqual(45);
    expect(form.components).toHaveLength(1);
    for (const field of form.components) {
      if (field.type !== ComponentType.Label) throw new Error('no field');
      expect(field.label.length).toBeLessThanOrEqual(45);
      expect(field.description?.length ?? 0).toBeLessThanOrEqual(100);
      expect(field.component).toMatchObject({ max_length: longest[sight.kind], required: sight.kind !== 'case' });
      if ('value' in field.component) expect(field.component.value).toBe(sight.words);
    }
  });
});
