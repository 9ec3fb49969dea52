import { PermissionFlagsBits } from 'discord-api-types/v10';
import {
  inviteAddress,
  inWords,
  missing,
  needed,
  neededNumber,
  optional,
  optionalNumber,
  unfulfilled,
  type Needed,
} from '../../bot/home/rules/permissions';
import { alreadyThere, categoryName, channelNames, channelPlan, type Place } from '../../bot/home/rules/plan';
import type { Channel } from '../../bot/discord/port';

const names = Object.keys(needed) as Needed[];
const all = names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
const { Administrator, ManageGuild, ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;

describe('what Grove asks of a server', () => {
  test('is never to administer or manage it', () => {
    expect(all & (Administrator | ManageGuild)).toBe(0n);
  });

  test('is never to read, ban, or speak for anybody', () => {
    const { BanMembers, KickMembers, ModerateMembers, ManageMessages, ManageWebhooks, MentionEveryone } =
      PermissionFlagsBits;
    expect(all & (BanMembers | KickMembers | ModerateMembers | ManageMessages | ManageWebhooks | MentionEveryone)).toBe(
      0n,
    );
  });

  test('comes with a reason for each', () => {
    for (const name of names) expect(needed[name]).toMatch(/^to \w/);
  });

  test('with everything given, nothing is missing', () => {
    expect(missing(all)).toEqual([]);
  });

  test('an administrator lacks nothing', () => {
    expect(missing(Administrator)).toEqual([]);
  });

  test('with nothing given, everything is missing', () => {
    expect(missing(0n)).toEqual(names);
  });

  test('what is optional is not needed, comes with a reason, and is missed by nobody', () => {
    const { Connect, SetVoiceChannelStatus, MuteMembers, DeafenMembers, MoveMembers } = PermissionFlagsBits;
    expect(optionalNumber).toBe(Connect | SetVoiceChannelStatus);
    expect((all | optionalNumber) & (MuteMembers | DeafenMembers | MoveMembers)).toBe(0n);
    for (const reason of Object.values(optional)) expect(reason).toMatch(/^to \w/);
    expect(all & optionalNumber).toBe(0n);
    expect(unfulfilled(all)).toEqual(['Connect', 'SetVoiceChannelStatus']);
    expect(unfulfilled(Connect)).toEqual(['SetVoiceChannelStatus']);
    expect([unfulfilled(optionalNumber), unfulfilled(Administrator)]).toEqual([[], []]);
  });

  test.each(names)('without %s just that is missing', (name) => {
    expect(missing(all & ~PermissionFlagsBits[name])).toEqual([name]);
  });

  test.each([
    ['ViewChannel', 'View Channels'],
    ['SendMessagesInThreads', 'Send Messages in Threads'],
    ['CreatePrivateThreads', 'Create Private Threads'],
    ['ReadMessageHistory', 'Read Message History'],
    ['EmbedLinks', 'Embed Links'],
  ] as const)('%s is called %s, as in Discord’s settings', (name, words) => {
    expect(inWords(name)).toBe(words);
  });
});

describe('Grove’s channels', () => {
  const site = { guild: '1', category: '2', bot: '3', moderators: '4', topic: 'What this is.' };
  const places = Object.keys(channelNames) as Place[];
  const rights = (place: Place, id: string) => {
    const found = channelPlan(place, site).overwrites.find((overwrite) => overwrite.id === id);
    return { allow: found?.allow ?? 0n, deny: found?.deny ?? 0n };
  };

  test.each(places)('%s stands below Grove’s category with its name and topic', (place) => {
    expect(channelPlan(place, site)).toMatchObject({
      name: channelNames[place],
      kind: 'text',
      parent: site.category,
      topic: site.topic,
    });
  });

  test.each(places)(
    'in %s Grove gives nothing that it does not ask for, and gives and denies nothing at once',
    (place) => {
      for (const { allow, deny } of channelPlan(place, site).overwrites) {
        expect(allow & ~all).toBe(0n);
        expect(allow & deny).toBe(0n);
      }
    },
  );

  test.each(places)('in %s Grove itself can see, speak and look back', (place) => {
    const needs = ViewChannel | SendMessages | SendMessagesInThreads | PermissionFlagsBits.ReadMessageHistory;
    expect(rights(place, site.bot)).toEqual({ allow: expect.any(BigInt) as bigint, deny: 0n });
    expect(rights(place, site.bot).allow & needs).toBe(needs);
  });

  test('everybody can read the welcome, and nobody writes under it', () => {
    expect(rights('welcome', site.guild).allow & ViewChannel).toBe(ViewChannel);
    expect(rights('welcome', site.guild).deny & SendMessages).toBe(SendMessages);
  });

  test('members speak in the threads of their circle, while the channel above stays quiet', () => {
    expect(rights('circle', site.guild).allow & SendMessagesInThreads).toBe(SendMessagesInThreads);
    expect(rights('circle', site.guild).deny & SendMessages).toBe(SendMessages);
  });

  test('nobody but Grove opens threads below the circles', () => {
    const { CreatePrivateThreads, CreatePublicThreads } = PermissionFlagsBits;
    const threads = CreatePrivateThreads | CreatePublicThreads;
    expect(rights('circle', site.guild).deny & threads).toBe(threads);
    expect(rights('circle', site.bot).allow & CreatePrivateThreads).toBe(CreatePrivateThreads);
  });

  test('only moderators see the moderators’ channel', () => {
    expect(rights('moderators', site.guild)).toEqual({ allow: 0n, deny: ViewChannel });
    expect(rights('moderators', site.moderators).allow & ViewChannel).toBe(ViewChannel);
    expect(rights('welcome', site.moderators)).toEqual({ allow: 0n, deny: 0n });
  });
});

describe('setting up a second time', () => {
  const channels: Channel[] = [
    { id: '10', name: categoryName, kind: 'category', parent: null },
    { id: '11', name: 'welcome', kind: 'text', parent: null },
    { id: '12', name: 'welcome', kind: 'text', parent: '10' },
    { id: '13', name: 'hello', kind: 'text', parent: '99' },
    { id: '14', name: categoryName, kind: 'text', parent: null },
  ];
  const welcome = { remembered: null, name: 'welcome', kind: 'text' as const, parent: '10' };

  test('finds the channel it remembers, even renamed and moved', () => {
    expect(alreadyThere(channels, { ...welcome, remembered: '13' })).toBe('13');
  });

  test('finds one of that name in that place when what it remembers is gone', () => {
    expect(alreadyThere(channels, { ...welcome, remembered: '77' })).toBe('12');
    expect(alreadyThere(channels, welcome)).toBe('12');
  });

  test('takes a channel of that name elsewhere for somebody else’s', () => {
    expect(alreadyThere(channels, { ...welcome, parent: '98' })).toBeUndefined();
    expect(alreadyThere([], welcome)).toBeUndefined();
  });

  test('takes no text channel for its category', () => {
    expect(alreadyThere(channels, { remembered: null, name: categoryName, kind: 'category', parent: null })).toBe('10');
    const onlyText = channels.filter(({ id }) => id !== '10');
    expect(
      alreadyThere(onlyText, { remembered: null, name: categoryName, kind: 'category', parent: null }),
    ).toBeUndefined();
  });
});

describe('the invitation', () => {
  const asked = new URL(inviteAddress('1234567890123456789')).searchParams;

  test('asks for just what is needed and what is optional, added up to one number', () => {
    expect(BigInt(asked.get('permissions') ?? '')).toBe(all | optionalNumber);
    expect(neededNumber).toBe(all);
    expect(missing(neededNumber)).toEqual([]);
  });

  test('brings the bot and its commands', () => {
    expect(asked.get('scope')?.split(' ').sort()).toEqual(['applications.commands', 'bot']);
    expect(asked.get('client_id')).toBe('1234567890123456789');
  });
});
