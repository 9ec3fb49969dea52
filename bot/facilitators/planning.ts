import { rota } from './rules/rota';
import type { Tx } from '../store/transaction';
import {
  circleOf,
  clearFacilitator,
  dropOffer,
  offerOf,
  offersWith,
  placeOf,
  setFacilitator,
  type Place,
} from './store';

/** What the sessions of a circle ask of this room inside their own transactions. */

/** The message that offers the time of a session; when nobody has to answer it any more it says how things stand. */
export const boardOfOffer = (session: string, offer: string): string => `offer:${session}:${offer}`;

/** Which offer a board shows; null when it is no board of this room. */
export function offerNamed(key: string): { session: string; offer: string } | null {
  const [, session, offer] = /^offer:(\d+):(\d+)$/.exec(key) ?? [];
  return session === undefined || offer === undefined ? null : { session, offer };
}

/** Whose turn it is at which session, after sessions were planned or somebody has come, gone, or changed their mind. */
export async function planRota(tx: Tx, group: string): Promise<void> {
  const circle = await circleOf(tx.db, group);
  const changed = rota(circle).filter((turn, at) => turn !== circle.sessions[at]);
  if (changed.length === 0) return;
  const place = await placeOf(tx.db, group);
  for (const turn of changed) {
    await setFacilitator(tx.db, turn);
    await settleOfferOf(tx, place, turn.id);
  }
}

/**
 * Somebody is in the circle no more, and their seat is gone already: their sessions find another, or Grove leads; what was
 * offered by or to them is settled.
 */
export async function facilitatorLeft(tx: Tx, left: { group: string; user: string }): Promise<void> {
  const place = await placeOf(tx.db, left.group);
  for (const offer of await offersWith(tx.db, { ...left, before: null })) await settleOffer(tx, place, offer);
  await planRota(tx, left.group);
}

/**
 * Somebody looks after no session to come, though they stay: what they offered is settled, and others get their turns. With
 * `before`, only of sessions that begin earlier: what is later stays as it is, and shows nobody until when they are away.
 */
export async function stepBack(tx: Tx, p: Place & { group: string; user: string; before: Date | null }): Promise<void> {
  const theirs = (await offersWith(tx.db, p)).filter(({ userId }) => userId === p.user);
  await clearFacilitator(tx.db, p);
  for (const offer of theirs) await settleOffer(tx, p, offer);
  await planRota(tx, p.group);
}

/** What was offered for a session is decided, or was about another time: its message says how things stand. */
export async function settleOfferOf(tx: Tx, place: Place, session: string): Promise<void> {
  const offer = await offerOf(tx.db, session);
  if (offer) await settleOffer(tx, place, offer);
}

/** A session that is offered begins at another time: the message that offers it says so, and is answered as before. */
export async function showOfferOf(tx: Tx, { guild, thread: channel }: Place, session: string): Promise<void> {
  const offer = await offerOf(tx.db, session);
  if (offer) await tx.showBoard({ key: boardOfOffer(session, offer.id), guild, channel });
}

async function settleOffer(
  tx: Tx,
  { guild, thread: channel }: Place,
  offer: { id: string; sessionId: string },
): Promise<void> {
  await dropOffer(tx.db, offer);
  await tx.showBoard({ key: boardOfOffer(offer.sessionId, offer.id), guild, channel });
}
