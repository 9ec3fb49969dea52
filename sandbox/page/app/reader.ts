import { computed } from '@preact/signals';
import { ChannelType } from '../../town/flags';
import type { Offers, Reader } from '../reader';
import { dayOf } from '../rows';
import { channelIcon } from '../parts/choices';
import type { Mentionable } from './mentions';
import { guild, me, people, view } from './town';
import { whoId } from './address';
import { steady } from './steady';
import { minute } from './time';

/** Names and rights as the one who sits here has them. */

interface Known {
  readonly name: string;
  /** Of their picture. */
  readonly colour?: number | undefined;
  readonly bot: boolean;
  readonly roles: readonly string[];
}

/** The view is read again with every hint and changed with every message; what it calls everything seldom is. */
const named = steady(() => ({
  people: people.value.map(({ id, displayName, colour }) => ({ id, name: displayName, colour })),
  bot: view.value?.bot,
  members: guild.value?.members ?? [],
  roles: (guild.value?.roles ?? []).map(({ id, name, colour }) => ({ id, name, colour })),
  channels: (guild.value?.channels ?? []).map(({ id, name, type }) => ({ id, name, type })),
}));

export const members = computed<ReadonlyMap<string, Known>>(() => {
  const known = new Map<string, Known>();
  const { people: all, bot, members: here } = named.value;
  for (const { id, name, colour } of all)
    known.set(id, { name, bot: false, roles: [], ...(colour === undefined ? {} : { colour }) });
  if (bot) known.set(bot.id, { name: bot.name, bot: true, roles: [] });
  for (const { id, ...rest } of here) known.set(id, rest);
  return known;
});

const channelNames = computed(() => new Map(named.value.channels.map(({ id, name }) => [id, name])));
const roleNames = computed(() => new Map(named.value.roles.map(({ id, name }) => [id, name])));

export const offers = computed<Offers>(() => ({
  people: named.value.members.map(({ id, name, colour }) => ({ id, name, colour })),
  roles: named.value.roles.map(({ id, name, colour }) => ({ id, name, colour: colour === 0 ? undefined : colour })),
  channels: named.value.channels,
}));

/** Whom and what one can mention where one writes. */
export const mentionable = computed<readonly Mentionable[]>(() => {
  const { people: ids = [], roles = [] } = guild.value?.mentionable ?? {};
  const abouts = new Map(people.value.map(({ id, about }) => [id, about]));
  const may = { people: new Set(ids), roles: new Set(roles) };
  return [
    ...offers.value.people
      .filter(({ id }) => may.people.has(id))
      .map(({ id, name }) => mention('@', `<@${id}>`, { label: name, person: id, about: abouts.get(id) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    ...offers.value.roles
      .filter(({ id }) => may.roles.has(id))
      .map(({ id, name }) => mention('@', `<@&${id}>`, { label: name, icon: 'role' })),
    ...offers.value.channels
      .filter(({ type }) => type !== ChannelType.Category)
      .map(({ id, name, type }) => mention('#', `<#${id}>`, { label: name, icon: channelIcon(type) })),
  ];
});

const mention = (sign: '@' | '#', value: string, p: Omit<Mentionable, 'sign' | 'value'>): Mentionable => ({
  sign,
  value,
  ...p,
});

const zone = computed(() => me.value?.zone ?? 'UTC');
const day = computed(() => dayOf(new Date(minute.value), zone.value));
const today = computed(() => ({ day: day.value, at: new Date(minute.peek()) }));

/**
 * Whoever asks it what time it is follows that: `now` by the minute, `today` by the day. It is itself the same all the while, so
 * that a message without "two hours ago" in it is not drawn anew as time goes on.
 */
export const reader = computed<Reader>(() => ({
  id: whoId.value,
  zone: zone.value,
  get now() {
    return new Date(minute.value);
  },
  get today() {
    return today.value.at;
  },
  person: (id) => members.value.get(id),
  channel: (id) => channelNames.value.get(id),
  role: (id) => roleNames.value.get(id),
  offers: offers.value,
}));
