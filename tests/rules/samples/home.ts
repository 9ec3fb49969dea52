import type { Message } from '../../../bot/common/message';
import { needed, type Needed } from '../../../bot/home/rules/permissions';
import { setUpDone } from '../../../bot/home/views';
import { en } from '../../../bot/locales/en';
import type { refusals as sayings, words as said } from '../../../bot/locales/en/home';
import { settings } from './settings';
import { nastyName, type Samples } from './samples';

const home = {
  guildId: '1',
  categoryId: '2',
  welcomeChannelId: '3',
  circleChannelId: '4',
  moderatorsChannelId: '5',
  moderatorRoleId: '6',
};

const anew = {
  home,
  isFirst: false,
  made: ['category', 'role', 'welcome', 'circle', 'moderators'] as const,
  gaveRole: true,
  settings: settings(nastyName),
};

export const words: Samples<typeof said> = { topic: () => ['circle'], ready: () => [home], again: () => [anew] };

export const refusals: Samples<typeof sayings> = { permissionsMissing: () => [Object.keys(needed) as Needed[]] };

export const messages: [string, Message][] = [
  [
    'the answer to the set-up',
    setUpDone(en, { home, isFirst: true, made: [], gaveRole: true, settings: settings('') }),
  ],
  ['the answer to another set-up', setUpDone(en, anew)],
];
