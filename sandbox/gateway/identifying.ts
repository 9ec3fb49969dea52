import { userShape } from '../shapes/people';
import { Intent } from '../town/flags';
import type { Guild, Town } from '../town/model';
import { numberIn, type JsonObject } from '../wire/json';
import type { Session } from './session';

const ALL_INTENTS = (1 << 26) - 1;
/** Application flags that tell a client which privileged switches are on. */
const MEMBERS_LIMITED = 1 << 15;
const CONTENT_LIMITED = 1 << 19;

/** What the application's settings allow. */
export interface Switches {
  readonly serverMembers: boolean;
  readonly messageContent: boolean;
  /** A close code with which every identify is answered. */
  readonly identifyRefusal?: number;
}

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

export const unknownToken: Closing = { code: 4004, reason: 'Authentication failed.' };

export function applicationFlags({ serverMembers, messageContent }: Switches): number {
  return (serverMembers ? MEMBERS_LIMITED : 0) | (messageContent ? CONTENT_LIMITED : 0);
}

/** Why somebody with the right token is turned away all the same; null for who is let in. */
export function refusalOf(d: JsonObject, switches: Switches): Closing | null {
  if (switches.identifyRefusal !== undefined) return { code: switches.identifyRefusal, reason: 'As planned.' };
  const intents = numberIn(d.intents);
  if (intents === undefined || intents < 0 || intents > ALL_INTENTS)
    return { code: 4013, reason: 'Invalid intent(s).' };
  const members = switches.serverMembers ? 0 : Intent.GuildMembers;
  const content = switches.messageContent ? 0 : Intent.MessageContent;
  if (intents & (members | content | Intent.GuildPresences)) return { code: 4014, reason: 'Disallowed intent(s).' };
  const shard = d.shard;
  if (shard !== undefined && !(Array.isArray(shard) && Number(shard[0]) < Number(shard[1])))
    return { code: 4010, reason: 'Invalid shard.' };
  return null;
}

/** All guilds come as unavailable at first, and each with an event of its own afterwards. */
export function readyShape(
  town: Town,
  p: { session: Session; guilds: readonly Guild[]; url: string; flags: number },
): JsonObject {
  const bot = town.users.get(town.botId);
  return {
    v: 10,
    user: bot ? { ...userShape(bot), verified: true, mfa_enabled: true, email: null } : null,
    guilds: p.guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: p.session.id,
    resume_gateway_url: p.url,
    application: { id: town.applicationId, flags: p.flags },
    shard: [...p.session.shard],
    private_channels: [],
    _trace: ['sandbox'],
  };
}
