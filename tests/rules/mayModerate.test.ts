import { mayModerate } from '../../bot/cohorts/rules/mayModerate';

const cohort = { moderatorRole: '70', appointed: ['7', '8'] };

describe('who may look after a cohort', () => {
  test.each([
    ['a holder of the moderators’ role', { id: '1', roles: ['60', '70'] }, true],
    ['somebody appointed to this cohort', { id: '8', roles: [] }, true],
    ['a member with other roles', { id: '1', roles: ['60'] }, false],
    ['somebody whose id is like the role’s', { id: '70', roles: [] }, false],
  ])('%s', (_, by, may) => {
    expect(mayModerate(by, cohort)).toBe(may);
  });

  test('before the set-up there is no role, and no list of roles stands in for it', () => {
    expect(mayModerate({ id: '1', roles: ['', 'null'] }, { ...cohort, moderatorRole: null })).toBe(false);
  });
});
