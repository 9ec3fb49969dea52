import { computed, signal } from '@preact/signals';

/** Who somebody is and where they look stands in the address, so that a reload and a second window find the way. */
export interface Where {
  readonly as: string;
  /** A guild's id, or `DIRECT`; empty before anything has been chosen. */
  readonly guild: string;
  readonly channel: string;
}

/** Stands in the address for one's direct messages, as it does on Discord. */
export const DIRECT = '@me';

const read = (): Where => {
  const query = new URLSearchParams(location.search);
  return { as: query.get('as') ?? '', guild: query.get('guild') ?? '', channel: query.get('channel') ?? '' };
};

export const where = signal<Where>(read());
export const whoId = computed(() => where.value.as);
export const isDirect = computed(() => where.value.guild === DIRECT);
/** Empty in direct messages. */
export const guildId = computed(() => (isDirect.value ? '' : where.value.guild));
export const channelId = computed(() => where.value.channel);

window.addEventListener('popstate', () => (where.value = read()));

/** `instead`: what stood here before was no place of its own to come back to. */
export function go(to: Partial<Where>, p: { instead?: boolean } = {}): void {
  const next = { ...where.value, ...to };
  if (p.instead) history.replaceState(null, '', addressOf(next));
  else history.pushState(null, '', addressOf(next));
  where.value = next;
}

export function addressOf(place: Where): string {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value !== ''));
  return query.size === 0 ? '/' : `/?${query.toString()}`;
}

/** In a server that one has in common with them one stays where one was. */
export function become(person: { readonly id: string; readonly guilds: readonly { readonly id: string }[] }): void {
  const stays = person.guilds.some(({ id }) => id === guildId.peek());
  go({ as: person.id, ...(stays ? {} : { guild: '', channel: '' }) });
}
