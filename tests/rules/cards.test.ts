import type { Card } from '../../bot/sessions/programmes/programme';
import { cardOf } from '../../bot/sessions/rules/cards';
import { open } from '../../bot/sessions/rules/steps';
import type { Session } from '../../bot/sessions/session';
import { at, changed, planOf, talking } from './aRound';

const openedOf = (session: Session): Session => changed(open(session, { now: at(0), allRest: false })).session;

test('three with four cards always play the first three, also when they are passed on', () => {
  const cards: Card[] = ['lead', 'asked', 'listener', 'second listener'].map((role) => ({ role, words: 'Play it.' }));
  const session = openedOf(planOf([{ kind: 'role play', title: 'Play', cards, times: 3, steps: [talking] }]));
  for (const step of [0, 1, 2]) {
    const here: Session = {
      ...session,
      stage: { at: 'timed', step, endsAt: at(10), floor: { is: 'open', asked: false } },
    };
    const roles = session.members.map((member) => {
      const card = cardOf(here, member);
      return card && 'role' in card ? card.role : 'none';
    });
    expect(roles.sort()).toEqual(['asked', 'lead', 'listener']);
  }
});

test('when a player leaves, the others keep the card they have read, and whoever came later watches', () => {
  const cards: Card[] = ['lead', 'asked', 'listener'].map((role) => ({ role, words: 'Play it.' }));
  const session = openedOf(planOf([{ kind: 'role play', title: 'Play', cards, steps: [talking] }]));
  const read = session.members.map((member) => cardOf(session, member));
  const [, ...others] = session.members;
  const left: Session = { ...session, members: [...others, '104'], seats: ['0', ...others] };
  expect(others.map((member) => cardOf(left, member))).toEqual(read.slice(1));
  expect(cardOf(left, '104')).toBeNull();
});
