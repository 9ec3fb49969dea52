import { en } from '../locales/en';
import type { CommandRoute } from './define';
import { optionalText } from './options';

/** What the commands that change a roster let one choose from. */
export const whichCohort = optionalText(en.commands.rosterCohort, { longest: 60, suggests: true });

export const suggestChoice: NonNullable<CommandRoute['suggest']> = ({ app, actor, guild, focused, typed }) =>
  focused === 'circle'
    ? app.rosters.circlesLike({ guild, by: actor, typed })
    : app.rosters.namesLike({ guild, by: actor, typed });
