import { card, type Button, type Message } from '../../common/message';
import type { Strings } from '../../locales';
import * as ids from './ids';

/** How people come in here, as moderators see and set it. */
export interface EntranceSight {
  readonly invites: boolean;
  readonly shutAt: Date | null;
}

const openButton = (t: Strings): Button => ({
  label: t.entrance.openAgain(),
  customId: ids.openAgain.write({}),
  style: 'primary',
});

/** For the moderators, once. */
export const shutNotice = (t: Strings, at: Date): Message =>
  card({ text: [t.entrance.shut(at), t.entrance.whatNow()], accent: 'clay', buttons: [openButton(t)] });

export const openedNotice = (t: Strings): Message => card({ text: t.entrance.opened() });

export const entranceCard = (t: Strings, { invites, shutAt }: EntranceSight): Message =>
  card({
    text: [
      shutAt === null ? t.entrance.isOpen() : t.entrance.shut(shutAt),
      invites ? t.entrance.withInvites() : t.entrance.withoutInvites(),
    ],
    accent: shutAt === null ? 'leaf' : 'clay',
    buttons: [
      ...(shutAt === null ? [] : [openButton(t)]),
      {
        label: t.entrance.allow[invites ? 'no' : 'yes'],
        customId: ids.setInvites.write({ as: invites ? 'no' : 'yes' }),
      },
    ],
  });
