import type { GatewayFault } from '../faults/kinds';
import type { Sent, Session } from './session';
import type { Sessions } from './sessions';

export const WAYS = ['break', 'reconnect', 'resumable', 'invalid'] as const;

/**
 * How a connection can be broken: as when the network fails, by op 7, by op 9 with a session that can be resumed or that
 * is lost, or with a close code.
 */
export type Breaking = { readonly how: (typeof WAYS)[number] } | { readonly how: 'close'; readonly code: number };

/** Close codes after which no session can be taken up again (docs.discord.com/developers, gateway close event codes). */
const LOSING: readonly number[] = [1000, 1001, 4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014];

const PACKETS = {
  reconnect: '{"op":7,"d":null}',
  resumable: '{"op":9,"d":true}',
  invalid: '{"op":9,"d":false}',
} as const;

/** After each of these the session gets nothing more on this connection; what follows is replayed to who resumes it. */
export function breakOff(sessions: Sessions, session: Session, breaking: Breaking): void {
  const { socket } = session;
  if (!socket) return;
  sessions.drop(session);
  const isLost = breaking.how === 'invalid' || (breaking.how === 'close' && LOSING.includes(breaking.code));
  if (isLost) sessions.forget(session);
  if (breaking.how === 'break') socket.terminate();
  else if (breaking.how === 'close') socket.close(breaking.code, 'As planned.');
  else socket.send(PACKETS[breaking.how]);
}

export interface Spoiling {
  readonly sessions: Sessions;
  readonly session: Session;
  readonly sent: Sent;
  /** Makes the guild of this event unavailable; false where it is about no guild. */
  readonly takeGuildAway: (forMs: number) => boolean;
  /** Calls back after that long, unless the gateway is closed before. */
  readonly later: (ms: number, act: () => void) => void;
}

/** Does what a fault asks for to an event that is about to be sent, or to the connection it was to be sent on. */
export function spoil({ mode, ms, code }: GatewayFault, p: Spoiling): void {
  const { sessions, session, sent } = p;
  switch (mode) {
    case 'drop':
    case 'silence':
      break;
    case 'double':
      session.send(sent);
      session.send(sent);
      break;
    case 'reorder':
      session.keepBack(sent);
      p.later(ms, () => session.sendKept());
      break;
    case 'unavailable':
      if (!p.takeGuildAway(ms)) session.send(sent);
      break;
    case 'close':
      breakOff(sessions, session, { how: 'close', code });
      break;
    default:
      breakOff(sessions, session, { how: mode });
  }
}
