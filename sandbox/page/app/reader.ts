import { computed } from '@preact/signals';
import { ChannelType } from '../../town/flags';
import type { Offers, Reader } from '../reader';
import { channelIcon } from '../parts/choices';
import type { Mentionable } from './mentions';
import { guild, me, people, view } from './town';
import { whoId } from './address';
import { minute } from './time';

/** Names and rights as the one who sits here has them. */

interface Known {
  readonly name: string;
  /** Of their picture. */
  readonly colour?: number | undefined;
  readonly bot: boolean;
  readonly roles: readonly string[];
}

export const members = computed<ReadonlyMap<string, Known>>(() => {
  const known = new Map<string, Known>();
  for (const { id, displayName, colour } of people.value)
    known.set(id, { name: displayName, bot: false, roles: [], ...(colour === undefined ? {} : { colour }) });
  const bot = view.value?.bot;
  if (bot) known.set(bot.id, { name: bot.name, bot: true, roles: [] });
  for (const { id, ...rest } of guild.value?.members ?? []) known.set(id, rest);
  return known;
});

const channelNames = computed(() => new Map(guild.value?.channels.map(({ id, name }) => [id, name])));
const roleNames = computed(() => new Map(guild.value?.roles.map(({ id, name }) => [id, name])));

export const offers = computed<Offers>(() => ({
  people: [...(guild.value?.members ?? [])].map(({ id, name, colour }) => ({ id, name, colour })),
  roles: (guild.value?.roles ?? []).map(({ id, name, colour }) => ({
    id,
    name,
    colour: colour === 0 ? undefined : colour,
  })),
  channels: (guild.value?.channels ?? []).map(({ id, name, type }) => ({ id, name, type })),
}));

/** Whom and what one can mention where one writes. */
export const mentionable = computed<readonly Mentionable[]>(() => {
  const { people: ids = [], roles = [] } = guild.value?.mentionable ?? {};
  const abouts = new Map(people.value.map(({ id, about }) => [id, about]));
  const may = { people: new Set(ids), roles: new Set(roles) };
  return [
    ...offers.value.people
      .filter(({ id }) => may.people.has(id))
      .map(({ id, name }) => named('@', `<@${id}>`, { label: name, person: id, about: abouts.get(id) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
    ...offers.value.roles
      .filter(({ id }) => may.roles.has(id))
      .map(({ id, name }) => named('@', `<@&${id}>`, { label: name, icon: 'role' })),
    ...offers.value.channels
      .filter(({ type }) => type !== ChannelType.Category)
      .map(({ id, name, type }) => named('#', `<#${id}>`, { label: name, icon: channelIcon(type) })),
  ];
});

const named = (sign: '@' | '#', value: string, p: Omit<Mentionable, 'sign' | 'value'>): Mentionable => ({
  sign,
  value,
  ...p,
});

/** Changes once a minute of the town's time: "two hours ago" need not be drawn anew with every second. */
export const reader = computed<Reader>(() => ({
  id: whoId.value,
  zone: me.value?.zone ?? 'UTC',
  now: new Date(minute.value),
  person: (id) => members.value.get(id),
  channel: (id) => channelNames.value.get(id),
  role: (id) => roleNames.value.get(id),
  offers: offers.value,
}));
