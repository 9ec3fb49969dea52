import type { Message } from '../../../bot/common/message';
import { en } from '../../../bot/locales/en';
import type { words as said } from '../../../bot/locales/en/promises';
import { pageNamed, privacyPage } from '../../../bot/privacy/pages';
import { nastyName, twelve, type Samples } from './samples';

export const words: Samples<typeof said> = { titles: {}, pages: {}, of: () => [1, 6] };

const crowd = {
  owner: nastyName,
  everybody: true,
  roles: Array.from({ length: 30 }, () => ({ name: nastyName, holders: 12 })),
  apps: [nastyName, nastyName],
  people: twelve,
};

export const messages: [string, Message][] = [
  ...Object.keys(en.promises.titles).map((page): [string, Message] => [
    `the page of privacy about ${page}`,
    privacyPage(en, pageNamed(en, page)),
  ]),
  ['the page of privacy with who reads along', privacyPage(en, 'discord', crowd)],
  ['the page of privacy while Discord is away', privacyPage(en, 'discord', null)],
];
