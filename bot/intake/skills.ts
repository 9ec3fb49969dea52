/** What people grow in and what they offer one another; kept by these keys, said in the words of each language. */
export const skills = [
  'negotiation',
  'managing-up',
  'communication',
  'saying-no',
  'feedback',
  'presenting',
  'meetings',
  'writing',
  'proposals',
  'budgets',
  'partners',
  'donor-research',
  'market-research',
  'choosing-bids',
  'first-calls',
  'networking',
  'planning',
  'compliance',
  'teamwork',
  'leading',
  'confidence',
  'workload',
  'career',
] as const;

export type Skill = (typeof skills)[number];

/** More than this tells nobody what matters most. */
export const mostSkills = 5;
