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
  const query = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== ''));
  const address = query.size === 0 ? '/' : `/?${query.toString()}`;
  if (p.instead) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  where.value = next;
}
