import type { Card, Step } from '../../bot/sessions/programme';
import { cardOf } from '../../bot/sessions/rules/cards';
import { agendaOfPart, minutesOfPart, splitAt } from '../../bot/sessions/rules/parting';
import { open } from '../../bot/sessions/rules/steps';
import { wayOf, type Session } from '../../bot/sessions/session';
import { ada, at, ben, changed, cleo, planOf, talking } from './aRound';

const six = [ada, ben, cleo, '104', '105', '106'];
const rotation: Step = { kind: 'rotate', steps: [talking, talking] };
const split: Step = { kind: 'split', title: 'In threes', prompt: 'Help.', size: 3, steps: [rotation] };
const openedOf = (session: Session): Session => changed(open(session, { now: at(0), allRest: false })).session;

describe('a part of a session', () => {
  test('lasts live as long as its people need', () => {
    const whole = openedOf(planOf([split], six));
    const found = splitAt(whole);
    expect(found && minutesOfPart(found, whole)).toBe(60);
  });

  test('in writing has the hours of its split, and every step within it has its own of them', () => {
    const whole = openedOf({ ...planOf([split, talking], six), pace: 'in writing' });
    const found = splitAt(whole);
    if (!found) throw new Error('no split');
    const minutes = minutesOfPart(found, whole);
    const agenda = agendaOfPart(found, minutes);
    const part: Session = { ...planOf([], [ada, ben, cleo]), pace: 'in writing', parent: whole.id, agenda };
    const hours = wayOf(part).map((leg) => (leg.minutes ?? 0) / 60);
    expect(hours).toHaveLength(6);
    expect(hours.reduce((sum, one) => sum + one, 0)).toBe(minutes / 60);
    expect(hours.every((one) => one >= 2)).toBe(true);
    expect(minutes).toBeLessThan(72 * 60);
  });
});

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
