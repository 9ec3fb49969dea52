import type { Message } from '../../../bot/common/message';
import type { Finding } from '../../../bot/home/rules/doctor';
import { needed, type Needed } from '../../../bot/home/rules/permissions';
import { doctorsReport } from '../../../bot/home/views';
import { en } from '../../../bot/locales/en';
import type { words as said } from '../../../bot/locales/en/doctor';
import type { Samples } from './samples';

const lacking = Object.keys(needed) as Needed[];
const gone = ['category', 'welcome', 'circle', 'moderators', 'role'] as const;

export const words: Samples<typeof said> = {
  found: {
    databaseGood: () => [{ is: 'databaseGood', ms: 3 }],
    databaseSlow: () => [{ is: 'databaseSlow', ms: 2_000 }],
    queueGood: () => [{ is: 'queueGood', ms: 4 }],
    clockOff: () => [{ is: 'clockOff', seconds: -40 }],
    databaseClockOff: () => [{ is: 'databaseClockOff', seconds: 40 }],
    zonesGood: () => [{ is: 'zonesGood', version: '2026a' }],
    permissionsLacking: () => [{ is: 'permissionsLacking', lacking }],
    roomsWithout: () => [{ is: 'roomsWithout', lacking: ['Connect', 'SetVoiceChannelStatus'] }],
    placesGone: () => [{ is: 'placesGone', gone }],
    rightsTaken: () => [{ is: 'rightsTaken', channel: '3', lacking }],
  },
  toMend: () => [2],
};

const wellFindings: Finding[] = [
  { is: 'tokenGood' },
  { is: 'gatewayOpen' },
  { is: 'strangersSeen' },
  { is: 'strangersUnseen' },
  { is: 'databaseGood', ms: 3 },
  { is: 'queueGood', ms: 4 },
  { is: 'clockGood' },
  { is: 'zonesGood', version: '2026a' },
  { is: 'roomsWithout', lacking: ['Connect', 'SetVoiceChannelStatus'] },
];
/** As much as can be wrong at once. */
const illFindings: Finding[] = [
  { is: 'discordAway' },
  { is: 'gatewayClosed' },
  { is: 'databaseSlow', ms: 2_000 },
  { is: 'redisForgets' },
  { is: 'redisKeepsNoFile' },
  { is: 'databaseClockOff', seconds: 40 },
  { is: 'zonesMissing' },
  { is: 'permissionsLacking', lacking },
  ...['3', '4', '5'].map((channel): Finding => ({ is: 'rightsTaken', channel, lacking })),
  { is: 'roleBelow' },
];

export const messages: [string, Message][] = [
  ['the doctor’s report when all is well', doctorsReport(en, wellFindings)],
  ['the doctor’s report when nothing is', doctorsReport(en, illFindings)],
  ['the doctor’s report of one thing to mend', doctorsReport(en, [...wellFindings, { is: 'notSetUp' }])],
];
