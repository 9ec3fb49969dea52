import fc from 'fast-check';
import { formData, type FieldValue } from '../../sandbox/interactions/form';
import type { GivenFile } from '../../sandbox/interactions/givenFile';
import type { SeenForm } from '../../sandbox/interactions/store';
import { sendable } from '../../sandbox/page/app/sending';
import { atFirst, problemsIn } from '../../sandbox/page/parts/answers';
import { choicesOf, choicesWith, limitsOf } from '../../sandbox/page/parts/choices';
import { moveFor, seek, toggled } from '../../sandbox/page/parts/listbox';
import type { Reader } from '../../sandbox/page/reader';
import type { JsonObject } from '../../sandbox/wire/json';

const aForm = (...components: object[]): SeenForm => ({
  id: '1',
  customId: 'join.1',
  title: 'Join',
  components: components.map((component, at) => ({ type: 18, label: `Field ${at}`, component: { ...component } })),
});
const options = (...labels: string[]): object[] => labels.map((label) => ({ label, value: label }));

const nothing = { resolved: {}, forge: false, chosen: () => undefined, file: () => '' };

describe('a form', () => {
  test('says in words what is missing, too short, too long or too many, field by field', () => {
    const form = aForm(
      { type: 4, custom_id: 'name', style: 1 },
      { type: 4, custom_id: 'short', style: 1, min_length: 10 },
      { type: 4, custom_id: 'long', style: 2, max_length: 3, required: false },
      { type: 21, custom_id: 'pick', options: options('a', 'b') },
      { type: 22, custom_id: 'two', min_values: 2, options: options('a', 'b', 'c') },
      { type: 3, custom_id: 'menu', options: options('a') },
      { type: 19, custom_id: 'file' },
      { type: 23, custom_id: 'agreed' },
      { type: 4, custom_id: 'free', style: 1, required: false },
    );
    const filled = new Map<string, string | string[]>([
      ['name', '  '],
      ['short', 'nine more'],
      ['long', 'abcde'],
      ['two', ['a']],
    ]);
    expect(Object.fromEntries(problemsIn(form, atFirst(form, filled)))).toEqual({
      name: 'Please write something here.',
      short: 'Please write 1 letter more: at least 10.',
      long: 'This is 2 letters too long: 3 fit.',
      pick: 'Please choose one.',
      two: 'Please choose at least 2.',
      menu: 'Please choose one.',
      file: 'Please add one.',
    });
  });

  test('holds at first what the bot has put there, and before that what was typed', () => {
    const preset = options('a', 'b').map((option, at) => ({ ...option, default: at === 1 }));
    const form = aForm(
      { type: 4, custom_id: 'name', style: 1, value: 'Mei' },
      { type: 21, custom_id: 'pick', options: preset },
      { type: 23, custom_id: 'agreed', default: true },
      { type: 5, custom_id: 'whom', default_values: [{ id: '7', type: 'user' }] },
    );
    expect(Object.fromEntries(atFirst(form, new Map()))).toEqual({
      name: 'Mei',
      pick: 'b',
      agreed: true,
      whom: ['7'],
    });
    expect(Object.fromEntries(atFirst(form, new Map([['name', 'Ada']])))).toMatchObject({ name: 'Ada', pick: 'b' });
  });

  test('sends every file of a field, and the server takes as many as are asked for', async () => {
    const form = aForm({ type: 19, custom_id: 'field', min_values: 2, max_values: 3 });
    const files = ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => new File([name], name));
    const resolver = { ...nothing, file: ({ filename }: GivenFile) => filename };
    const submitted = async (count: number): Promise<JsonObject> => {
      const fields = await sendable(new Map([['field', files.slice(0, count)]]));
      return formData(form, { fields, resolver });
    };
    expect(await submitted(3)).toMatchObject({ components: [{ component: { values: ['a.txt', 'b.txt', 'c.txt'] } }] });
    for (const count of [0, 1, 4]) {
      await expect(submitted(count)).rejects.toThrow('Field 0');
      expect(problemsIn(form, new Map([['field', files.slice(0, count)]])).size).toBe(1);
    }
    expect(problemsIn(form, new Map([['field', files.slice(0, 2)]])).size).toBe(0);
  });

  test('finds a problem exactly where the server would refuse', () => {
    const number = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });
    const text = fc.record({
      type: fc.constant(4),
      style: fc.constantFrom(1, 2),
      min_length: number,
      max_length: number,
      required: fc.option(fc.boolean(), { nil: undefined }),
    });
    const list = fc.record({
      type: fc.constantFrom(3, 21, 22),
      min_values: number,
      max_values: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      required: fc.option(fc.boolean(), { nil: undefined }),
      options: fc.constant(options('a', 'b', 'c')),
    });
    const accepts = (form: SeenForm, given: FieldValue): boolean => {
      try {
        formData(form, { fields: { field: given }, resolver: nothing });
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(
        fc.oneof(text, list),
        fc.string({ unit: fc.constantFrom('a', ' '), maxLength: 5 }),
        fc.subarray(['a', 'b', 'c']),
        (component, typed, chosen) => {
          const form = aForm({ ...component, custom_id: 'field' });
          const given = component.type === 4 ? typed : component.type === 21 ? (chosen[0] ?? '') : chosen;
          expect([...problemsIn(form, new Map([['field', given]])).values()].length === 0).toBe(accepts(form, given));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('an open list', () => {
  const at = { active: 2, size: 5, isSearching: false };

  test('is walked with the arrows, and does not run out at its ends', () => {
    expect(moveFor({ ...at, key: 'ArrowDown' })).toEqual({ is: 'to', index: 3 });
    expect(moveFor({ ...at, key: 'ArrowUp' })).toEqual({ is: 'to', index: 1 });
    expect(moveFor({ ...at, active: 4, key: 'ArrowDown' })).toEqual({ is: 'to', index: 4 });
    expect(moveFor({ ...at, key: 'PageUp' })).toEqual({ is: 'to', index: 0 });
    expect(moveFor({ ...at, key: 'Home' })).toEqual({ is: 'to', index: 0 });
    expect(moveFor({ ...at, key: 'End' })).toEqual({ is: 'to', index: 4 });
  });

  test('is chosen from with Enter and Space, closed with Escape, and left with Tab', () => {
    expect(moveFor({ ...at, key: 'Enter' })).toEqual({ is: 'choose' });
    expect(moveFor({ ...at, key: ' ' })).toEqual({ is: 'choose' });
    expect(moveFor({ ...at, key: 'Escape' })).toEqual({ is: 'close' });
    expect(moveFor({ ...at, key: 'Tab' })).toEqual({ is: 'leave' });
    expect(moveFor({ ...at, key: 'Shift' })).toBeUndefined();
  });

  test('leaves to a search field what is typed and how one moves in it', () => {
    for (const key of ['a', ' ', 'Home', 'End']) expect(moveFor({ ...at, isSearching: true, key })).toBeUndefined();
    expect(moveFor({ ...at, key: 'é' })).toEqual({ is: 'seek', letter: 'é' });
  });

  test('leads to what begins with the letters typed, and from one to the next with the same letter', () => {
    const labels = ['Monday', 'Tuesday', 'Wednesday', 'Thursday'];
    expect(seek(labels, 'th', 0)).toBe(3);
    expect(seek(labels, 't', 0)).toBe(1);
    expect(seek(labels, 'tt', 1)).toBe(3);
    expect(seek(labels, 't', 3)).toBe(1);
    expect(seek(labels, 'x', 0)).toBeUndefined();
    expect(seek([], 'a', 0)).toBeUndefined();
  });

  test('takes one in the place of another where one is asked for, and no more than fit', () => {
    expect(toggled(['a'], 'b', { min: 1, max: 1 })).toEqual(['b']);
    expect(toggled(['a'], 'a', { min: 1, max: 1 })).toEqual(['a']);
    expect(toggled(['a'], 'a', { min: 0, max: 1 })).toEqual([]);
    expect(toggled(['a', 'b'], 'c', { min: 1, max: 2 })).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', { min: 1, max: 2 })).toEqual(['b']);
  });

  test('is searched by any part of a name, and what begins with it comes first', () => {
    const choices = ['Joanna', 'Ann', 'Ben', 'Susanne'].map((label) => ({ value: label, label }));
    const found = (words: string): string[] => choicesWith(words, choices).map(({ label }) => label);
    expect(found('an')).toEqual(['Ann', 'Joanna', 'Susanne']);
    expect(found(' ')).toHaveLength(4);
    expect(found('zz')).toEqual([]);
  });
});

describe('a menu', () => {
  const reader: Reader = {
    id: '1',
    zone: 'UTC',
    now: new Date(0),
    person: () => undefined,
    channel: () => undefined,
    role: () => undefined,
    offers: {
      people: [{ id: '1', name: 'Ada' }],
      roles: [{ id: '2', name: 'Hosts' }],
      channels: [
        { id: '3', name: 'general', type: 0 },
        { id: '4', name: 'lounge', type: 2 },
      ],
    },
  };
  const offered = (component: object): string[] => choicesOf({ ...component }, reader).map(({ label }) => label);

  test('of people, roles or channels offers who and what is there, by the kinds that are asked for', () => {
    expect(offered({ type: 5 })).toEqual(['Ada']);
    expect(offered({ type: 6 })).toEqual(['Hosts']);
    expect(offered({ type: 7 })).toEqual(['Ada', 'Hosts']);
    expect(offered({ type: 8 })).toEqual(['general', 'lounge']);
    expect(offered({ type: 8, channel_types: [2] })).toEqual(['lounge']);
  });

  test('keeps what was chosen beforehand, even who is no longer there', () => {
    expect(offered({ type: 5, default_values: [{ id: '9', type: 'user' }] })).toEqual(['unknown-user', 'Ada']);
  });

  test('asks for one unless it says otherwise; a group of boxes for any number', () => {
    expect(limitsOf({ type: 3 })).toEqual({ min: 1, max: 1 });
    expect(limitsOf({ type: 3, required: false })).toEqual({ min: 0, max: 1 });
    expect(limitsOf({ type: 22, options: [{}, {}] })).toEqual({ min: 1, max: 2 });
  });
});
