import fc from 'fast-check';
import { choiceOf, valueOf, type Choice } from '../../bot/facilitators/rules/choice';
import { answerTo, mayChoose, type Post } from '../../bot/facilitators/rules/handOver';

const [ada, ben, cleo, zoe] = ['1', '2', '3', '9'] as const;
const before: Post = { at: 'planned', members: [ada, ben, cleo], facilitator: ada };
const during: Post = { ...before, at: 'running' };
const over: Post = { ...before, at: 'closed' };
const ask = (user: string): Choice => ({ is: 'ask', user });
const mine: Choice = { is: 'mine', session: '5' };

describe('a choice', () => {
  test('is read as it was written', () => {
    const user = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String);
    const choice: fc.Arbitrary<Choice> = fc.oneof(
      fc.constantFrom<Choice>({ is: 'circle' }, { is: 'grove' }, { is: 'back' }, { is: 'never' }, { is: 'again' }),
      user.map(ask),
      user.map((session): Choice => ({ is: 'mine', session })),
    );
    fc.assert(fc.property(choice, (chosen) => expect(choiceOf(valueOf(chosen))).toEqual(chosen)));
  });

  test('that is none of ours is none', () => {
    for (const value of [undefined, '', 'ask', 'mine', 'ask:', 'ask:x', 'ask:1:2', `ask:${2n ** 63n}`, 'toString']) {
      expect(choiceOf(value)).toBeUndefined();
    }
  });
});

describe('handing on', () => {
  const may = (post: Post, by: string, choice: Choice, keeps = false) => mayChoose(post, { by, keeps, choice });

  test('before a session only the one whose turn it is may, whoever else keeps time', () => {
    for (const choice of [{ is: 'circle' }, ask(cleo), { is: 'grove' }, { is: 'back' }] as const) {
      expect(may(before, ada, choice)).toBeNull();
      expect(may(before, ben, choice)).toEqual({ refused: 'timeIsNotYours' });
      expect(may(before, ben, choice, true)).toEqual({ refused: 'timeIsNotYours' });
      expect(may(over, ada, choice)).toEqual({ refused: 'sessionOver' });
    }
  });

  test('while it goes on every timekeeper may, to one member or to Grove', () => {
    expect(may(during, ada, ask(ben))).toBeNull();
    expect(may(during, zoe, ask(ben), true)).toBeNull();
    expect(may(during, zoe, { is: 'grove' }, true)).toBeNull();
    expect(may(during, ben, { is: 'grove' })).toEqual({ refused: 'timeIsNotYours' });
    expect(may(during, ada, { is: 'circle' })).toEqual({ refused: 'sessionBegan' });
  });

  test('nobody from outside is asked, and nobody who has it', () => {
    expect(may(before, ada, ask(zoe))).toEqual({ refused: 'notOfThisCircle' });
    expect(may(before, ada, ask(ada))).toEqual({ refused: 'timeIsTheirs' });
  });

  test('a member may take what nobody has, and stay out of it all', () => {
    expect(may({ ...before, facilitator: null }, ben, mine)).toBeNull();
    expect(may(before, ben, mine)).toEqual({ refused: 'timeIsTaken' });
    expect(may({ ...during, facilitator: null }, ben, mine)).toEqual({ refused: 'sessionBegan' });
    expect(may({ ...before, facilitator: null }, zoe, mine, true)).toEqual({ refused: 'notInThisGroup' });
    for (const choice of [{ is: 'never' }, { is: 'again' }] as const) {
      expect(may(before, ben, choice)).toBeNull();
      expect(may(before, zoe, choice, true)).toEqual({ refused: 'notInThisGroup' });
    }
  });
});

describe('a yes', () => {
  const says = (post: Post, by: string, open: { id: string; to: string | null } | null) =>
    answerTo(post, { by, offer: '7', open });

  test('counts for whoever was asked: everybody, or one', () => {
    for (const post of [before, during]) {
      expect(says(post, ben, { id: '7', to: null })).toBe('yes');
      expect(says(post, ben, { id: '7', to: ben })).toBe('yes');
      expect(says(post, cleo, { id: '7', to: ben })).toBe('for another');
    }
  });

  test('to what is settled, or was asked anew since, changes nothing', () => {
    expect(says(before, ben, null)).toBe('settled');
    expect(says(before, ben, { id: '8', to: null })).toBe('settled');
    expect(says(before, ada, { id: '7', to: null })).toBe('yours');
  });

  test('is none from outside, and none when all is over', () => {
    expect(says(before, zoe, { id: '7', to: null })).toEqual({ refused: 'notInThisGroup' });
    expect(says(over, ben, { id: '7', to: null })).toEqual({ refused: 'sessionOver' });
  });
});
