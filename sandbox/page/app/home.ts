import type { ViewChannel } from '../../client';
import { ChannelType, isVoice } from '../../town/flags';
import { isOlder } from './order';

/** Where somebody comes in: where they were last spoken to among few, or else where something was said last, or the first place there is. */
export function homeIn(channels: readonly ViewChannel[], user: string): ViewChannel | undefined {
  const places = channels.filter(({ type }) => type !== ChannelType.Category && !isVoice(type));
  const theirs = places.filter(({ thread }) => thread?.private === true && thread.members.includes(user));
  // Who moderates may read others' private threads, and does not come in there.
  const common = places.filter(({ thread }) => thread?.private !== true);
  return liveliest(theirs) ?? liveliest(common) ?? common[0];
}

const liveliest = (places: readonly ViewChannel[]): ViewChannel | undefined =>
  places.reduce<ViewChannel | undefined>(
    (found, place) => (place.last !== null && isOlder(found?.last ?? '0', place.last) ? place : found),
    undefined,
  );
