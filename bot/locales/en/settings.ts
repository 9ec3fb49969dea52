import type { Changed } from '../../cohorts/changing';
import type { ChangeFault } from '../../cohorts/rules/change';
import type { CohortState } from '../../cohorts/rules/life';
import { inert } from '../../common/inert';
import { instant } from '../../common/message';
import type { Settings } from '../../home/store';
import { refusals as cohortRefusals } from './cohorts';
import { count, day, list, weeks } from './phrases';

export const commands = {
  cohortChange: 'Change what a cohort was planned with; once its circles meet, only its name',
  changeName: 'What it is called from now on',
  changeTime: 'One hour for all circles, like 18:00; “none” gives each circle its own',
};

const hourOf = ({ localTime, zone }: Changed['after']): string =>
  localTime === null || zone === null ? 'each circle has its own' : `${localTime} in ${inert(zone, 60)}`;

/** What each setting is called, and how it is said. */
const said: readonly (readonly [string, (of: Changed['after']) => string])[] = [
  ['name', ({ name }) => `**${inert(name, 60)}**`],
  ['first day', ({ startsOn }) => day(startsOn)],
  ['weeks', ({ weeks: number }) => weeks(number)],
  ['hour', hourOf],
  ['people in a circle', ({ groupSize }) => String(groupSize)],
  ['programme', ({ programme }) => inert(programme, 80)],
];

const mostCohorts = 5;

export const words = {
  changed: ({ before, after, asked, hadDrafts, hasCircles }: Changed): string => {
    const lines = said
      .map(([what, say]) => [what, say(before), say(after)] as const)
      .filter(([, was, is]) => was !== is)
      .map(([what, was, is]) => `- ${what}: ${was} → ${is}`);
    return [
      lines.length === 0 ? `**${inert(after.name, 60)}** was so already.` : `**Changed:**\n${lines.join('\n')}`,
      asked === null ? '' : `Weeks begin on Mondays, so it is the first after ${day(asked)}.`,
      hadDrafts ? 'Circles that were found before are gone. **Next:** `/cohort match` looks anew.' : '',
      hasCircles ? 'Its circles keep the names they have.' : '',
    ]
      .filter((line) => line !== '')
      .join('\n');
  },
  circles: (size: number, programme: string): string => `Circles of about ${size} follow *${inert(programme, 80)}*.`,
  whereChanged: (state: CohortState, rivals: number): string =>
    `-# ${where[state]} \`/cohort appoint\`: who looks after it. \`/cohort rivals\`: employers kept apart (${rivals === 0 ? 'none' : count(rivals, 'pair', 'pairs')}).`,
  all: ({ ownWordsSince, rivals, cohorts }: Settings): string =>
    [
      '**All that can be set here, and where**',
      '- Channels and role: this command mends them. Move or rename them as you like.',
      `- What everybody agrees to: ${ownWordsSince === null ? 'my words' : `yours, since ${instant(ownWordsSince, 'D')}`}. \`/agreement\``,
      `- Employers kept apart: ${rivals === 0 ? 'none' : count(rivals, 'pair', 'pairs')}. \`/cohort rivals\``,
      '- Whether joining rests, and invites for who was nominated. `/cohort entrance`',
      ...cohorts.slice(0, mostCohorts).map(cohortLine),
      cohorts.length > mostCohorts ? `- and ${count(cohorts.length - mostCohorts, 'more cohort', 'more cohorts')}` : '',
      cohorts.length === 0
        ? '- No cohort yet. `/cohort create`'
        : '-# `/cohort show` has more of each; `/cohort appoint` says who looks after it.',
    ]
      .filter((line) => line !== '')
      .join('\n'),
};

const where: Record<CohortState, string> = {
  open: '`/cohort change`: name, first day, weeks, hour, size, programme.',
  closed: '`/cohort change`: name, first day, weeks, hour, size, programme.',
  matched: '`/cohort change`: its name; all else once `/cohort open` has taken its circles apart.',
  running: '`/cohort change`: its name. All else stays, for its circles have been told.',
  ended: '`/cohort change`: its name. All else is over.',
};

const states: Record<CohortState, string> = {
  open: 'takes people in',
  closed: 'its list is closed',
  matched: 'its circles are agreed',
  running: 'running',
  ended: 'over',
};

const cohortLine = (cohort: Settings['cohorts'][number]): string =>
  `- **${inert(cohort.name, 60)}** (${states[cohort.state]}): ` +
  `${list([`from ${day(cohort.startsOn)}`, weeks(cohort.weeks), `circles of about ${cohort.groupSize}`, inert(cohort.programme, 60)])}. \`/cohort change\``;

function whyNot(fault: ChangeFault): string {
  switch (fault.is) {
    case 'nothing':
      return 'Name at least one thing to change. `/cohort show` says how it is now.';
    case 'agreed':
      return 'Its circles are agreed for these dates. `/cohort open` takes them apart; then everything can change.';
    case 'running':
      return 'Its circles meet and have been told when and how. Only its name can change now. `/cohort repair` looks for what would help a circle.';
    case 'over':
      return 'It is over. Only its name can change.';
    case 'unclear':
      return cohortRefusals.cohortUnclear(fault.wrong);
  }
}

export const refusals = {
  cohortNotChanged: (name: string, fault: ChangeFault): string =>
    `**${inert(name, 60)}** stays as it is. ${fault.is === 'unclear' && fault.wrong.length > 1 ? '\n' : ''}${whyNot(fault)}`,
};
