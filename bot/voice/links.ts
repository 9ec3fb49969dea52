/** Boards of this room: `room:` and the channel, for a room's one message stays where it is when another circle takes it over. */
const links = 'room:';

export const linkBoard = (channel: string): string => `${links}${channel}`;

/** The channel whose link a board shows; null when it is no board of this room. */
export const channelOfLink = (key: string): string | null => (key.startsWith(links) ? key.slice(links.length) : null);
