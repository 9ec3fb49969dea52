import type { Made, Places, SetUp } from '../../home/store';
import { inWords, needed, type Needed } from '../../home/rules/permissions';
import type { Place } from '../../home/rules/plan';
import { list } from './phrases';

const topics: Record<Place, string> = {
  welcome: 'What this is, and how to join.',
  circle: 'Each circle meets in a private thread below this channel.',
  moderators: 'For the people who look after the circles.',
};

export const commands = {
  grove: 'Set Grove up in this server',
  groveSetup: 'Make Grove’s channels and role, or mend them',
};

export const words = {
  topic: (place: Place): string => topics[place],
  ready: (home: Places): string =>
    `## Grove is at home here\n` +
    `People join in <#${home.welcomeChannelId}>; circles meet in private threads below <#${home.circleChannelId}>; ` +
    `<#${home.moderatorsChannelId}> is for the holders of <@&${home.moderatorRoleId}>, and you are one now.\n\n` +
    `**Next:** give that role to whoever helps you, then plan a first cohort with \`/cohort create\`.\n` +
    `-# \`/grove doctor\` looks whether everything I stand on is well, now and whenever something seems wrong.`,
  again: ({ home, made, gaveRole }: Pick<SetUp, 'home' | 'made' | 'gaveRole'>): string =>
    [
      `## Grove is at home here`,
      made.length === 0
        ? 'Everything was there. What I need in my three channels is set again, in case somebody changed it.'
        : `This was missing, and I made it again: ${list(made.map((one) => named(one, home)))}.`,
      gaveRole ? `You hold <@&${home.moderatorRoleId}> now.` : '',
      made.includes('role')
        ? `**Next:** give that role again to whoever looks after the circles with you; it went with the old one.`
        : '',
      `-# \`/grove doctor\` looks whether everything I stand on is well.`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
};

const named = (made: Made, home: Places): string => {
  switch (made) {
    case 'category':
      return 'my category';
    case 'role':
      return `<@&${home.moderatorRoleId}>`;
    case 'welcome':
      return `<#${home.welcomeChannelId}>`;
    case 'circle':
      return `<#${home.circleChannelId}>`;
    case 'moderators':
      return `<#${home.moderatorsChannelId}>`;
  }
};

export const refusals = {
  permissionsMissing: (lacking: readonly Needed[]): string =>
    `Before I can settle in I still need:\n${lacking.map((one) => `- **${inWords(one)}** ${needed[one]}`).join('\n')}\n` +
    `Give them to my role in *Server Settings, Roles*, then run \`/grove setup\` again.`,
  notSetUp: (): string => 'Grove has no channels here yet. Run `/grove setup` first.',
  setupForbidden: (): string =>
    'Discord did not let me finish. Drag my role above *Circle moderator* in *Server Settings, Roles*, then run `/grove setup` again: it goes on where it stopped.',
};
