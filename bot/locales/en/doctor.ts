import { inWords, needed, optional, type Needed, type Optional } from '../../home/rules/permissions';
import type { Finding } from '../../home/rules/doctor';
import { list } from './phrases';

type Of<K extends Finding['is'], F = Finding> = F extends { readonly is: infer I } ? (K extends I ? F : never) : never;
type Sayings = { readonly [K in Finding['is']]: (found: Of<K>) => string };

const reasons = (lacking: readonly Needed[]): string =>
  lacking.map((one) => `\n  - **${inWords(one)}** ${needed[one]}`).join('');
const wishes = (lacking: readonly Optional[]): string =>
  lacking.map((one) => `\n  - **${inWords(one)}** ${optional[one]}`).join('');
const places: Record<Of<'placesGone'>['gone'][number], string> = {
  category: 'the category',
  welcome: 'the welcome channel',
  circle: 'the channel of the circles',
  moderators: 'the moderators’ channel',
  role: 'the moderators’ role',
};
const apart = (seconds: number): string => `${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'}`;

/** One line for each thing looked at: that it is well, or the one step that mends it. */
const found = {
  tokenGood: () => '**Token:** Discord knows me.',
  tokenRefused: () =>
    '**Token:** Discord refuses it. Copy a new one from the developer portal (*Bot, Reset Token*) into `DISCORD_TOKEN`, then start Grove again.',
  discordAway: () =>
    '**Discord:** it did not answer me just now. Look at https://discordstatus.com, and run `/grove doctor` again in a few minutes.',
  gatewayOpen: () => '**Intents:** the gateway is open, and I may hear all that I ask for.',
  strangersSeen: () =>
    '**Strangers:** I see who is in the private threads, and tell moderators of anybody who does not belong there.',
  strangersUnseen: () =>
    '**Strangers:** I cannot see who else is in a private thread. If you like, switch on *Server Members Intent* and set `GROVE_SERVER_MEMBERS=on`.',
  gatewayClosed: () => '**Gateway:** I am just connecting again. Run `/grove doctor` once more in a minute.',
  databaseGood: ({ ms }) => `**Database:** up to date; a write takes ${ms} ms.`,
  databaseSlow: ({ ms }) =>
    `**Database:** a write took ${ms} ms, and people wait for it. Give its disk less to do, or move it nearer to Grove.`,
  databaseAway: () =>
    '**Database:** it did not answer. Start it again (`docker compose ps`, or your provider’s page); Grove finds it by itself.',
  migrationsWaiting: () => '**Database:** it is older than this Grove. Start Grove again, which brings it up to date.',
  queueGood: ({ ms }) => `**Queue:** it rang after ${ms} ms.`,
  queueSilent: () =>
    '**Queue:** it did not ring. Start its Redis or Postgres again; what was due is kept in the database and rings late.',
  redisForgets: () =>
    '**Queue:** this Redis throws keys away when its memory is full. Set `maxmemory-policy noeviction` in its configuration.',
  redisKeepsNoFile: () =>
    '**Queue:** this Redis keeps no file, so alarms ring up to half a minute late after it restarts. Set `appendonly yes` in its configuration.',
  clockGood: () => '**Clock:** right to a few seconds.',
  clockUnknown: () => '**Clock:** nothing to compare it with just now. Run `/grove doctor` again in a few minutes.',
  clockOff: ({ seconds }) =>
    `**Clock:** this machine is ${apart(seconds)} Discord’s, so people would be called at the wrong moment. Switch on time synchronisation (\`timedatectl set-ntp true\`).`,
  databaseClockOff: ({ seconds }) =>
    `**Clock:** this machine is ${apart(seconds)} the database’s. Switch on time synchronisation on both (\`timedatectl set-ntp true\`).`,
  zonesGood: ({ version }) => `**Time zones:** data of ${version}.`,
  zonesMissing: () => '**Time zones:** this Node does not know them. Install Node from https://nodejs.org, which does.',
  permissionsGood: () => '**Permissions:** all that I need.',
  permissionsLacking: ({ lacking }) =>
    `**Permissions:** I lack some. Give them to my role in *Server Settings, Roles*:${reasons(lacking)}`,
  administrator: () =>
    '**Permissions:** I am *Administrator*, and need not be. Switch that off for my role in *Server Settings, Roles*; what I need stands below it.',
  roomsGood: () => '**Voice rooms:** I may make one for each circle while it meets.',
  roomsWithout: ({ lacking }) =>
    `**Voice rooms:** circles meet in writing all the same. If you like, give my role:${wishes(lacking)}`,
  notSetUp: () => '**Channels:** none yet. Run `/grove setup`.',
  placesGood: () => '**Channels:** all there, and I may do in them what I must.',
  placesGone: ({ gone }) =>
    `**Channels:** ${list(gone.map((one) => places[one]))} cannot be found. Run \`/grove setup\`, which makes them anew.`,
  rightsTaken: ({ channel, lacking }) =>
    `**Channels:** in <#${channel}> I lack what I need. Run \`/grove setup\`, which gives me back:${reasons(lacking)}`,
  roleAbove: () => '**Roles:** mine stands above the moderators’.',
  roleBelow: () =>
    '**Roles:** mine stands below the moderators’, so I cannot give theirs to anybody. Drag mine above it in *Server Settings, Roles*.',
} satisfies Sayings;

export const commands = { groveDoctor: 'Look whether everything Grove stands on is well' };

export const words = {
  found,
  allWell: (): string => '## All is well',
  toMend: (steps: number): string => `## ${steps === 1 ? 'One thing' : `${steps} things`} to mend`,
  andWell: (): string => 'The rest is well:',
};
