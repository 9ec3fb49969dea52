import { mayClose, mayEnd, mayLaunch, mayMatch, mayOpen, type CohortState } from '../../bot/cohorts/rules/life';

const said = (outcome: string | { refused: string }): string =>
  typeof outcome === 'string' ? outcome : outcome.refused;

describe('a cohort’s life', () => {
  test.each<[CohortState, Record<'close' | 'open' | 'match' | 'launch' | 'end', string>]>([
    ['open', { close: 'go', open: 'already', match: 'go', launch: 'matchFirst', end: 'go' }],
    ['closed', { close: 'already', open: 'go', match: 'go', launch: 'matchFirst', end: 'go' }],
    ['matched', { close: 'alreadyMatched', open: 'go', match: 'alreadyMatched', launch: 'start', end: 'go' }],
    [
      'running',
      { close: 'alreadyLaunched', open: 'alreadyLaunched', match: 'alreadyLaunched', launch: 'mend', end: 'go' },
    ],
    [
      'ended',
      { close: 'cohortEnded', open: 'cohortEnded', match: 'cohortEnded', launch: 'cohortEnded', end: 'cohortEnded' },
    ],
  ])('what may be done with one that is %s', (state, may) => {
    expect({
      close: said(mayClose(state)),
      open: said(mayOpen(state)),
      match: said(mayMatch(state)),
      launch: said(mayLaunch(state)),
      end: said(mayEnd(state)),
    }).toEqual(may);
  });
});
