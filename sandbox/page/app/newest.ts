import type { View } from '../../client';
import { isOlder } from './order';

/** The list of channels knows of the newest message without being read again. */
export function withNewest(seen: View, channel: string, message: string): View {
  const isNewer = (last: string | null): boolean => last === null || isOlder(last, message);
  if (seen.direct?.id === channel)
    return isNewer(seen.direct.last) ? { ...seen, direct: { ...seen.direct, last: message } } : seen;
  const index = seen.guild?.channels.findIndex(({ id }) => id === channel) ?? -1;
  const found = seen.guild?.channels[index];
  if (!seen.guild || !found || !isNewer(found.last)) return seen;
  const channels = seen.guild.channels.with(index, { ...found, last: message });
  return { ...seen, guild: { ...seen.guild, channels } };
}
