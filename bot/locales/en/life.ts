/** Where somebody's application has come to: one short sentence for each, and the next step. */
export const words = {
  turned: {
    waiting: (): string =>
      '**You are on the list again,** where you stood before. You need do nothing; your next circle finds you.',
    placed: (): string => '**You have a circle now.** Its thread is open to you, and `/circle` says when it meets.',
    paused: (): string => '**You are on a pause now.** Everything is kept, and nothing is asked of you.',
    left: (): string =>
      '**You are on no list and in no circle now:** you left, were taken out, or your cohort is over. *Join* brings you back whenever you like.',
  },
  askedFor: (): string => '-# You asked to be told here. `/me` ends that, too.',
  tellsDirectly: (): string => '-# When how you stand changes, I tell you by direct message.',
  tell: { yes: 'Tell me changes by direct message', no: 'No more direct messages' },
  nominate: 'Nominate somebody',
};
