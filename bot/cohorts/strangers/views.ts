import { card, type Message } from '../../common/message';
import type { Strings } from '../../locales';
import { decideStranger } from './ids';

export interface Found {
  readonly group: string;
  readonly name: string;
  readonly thread: string;
  readonly user: string;
}

/** For the moderators: who it is, where, and their two answers. Without one of them nobody is taken out. */
export function strangerCard(t: Strings, found: Found): Message {
  const answer = (stays: number): string => decideStranger.write({ group: found.group, user: found.user, stays });
  return card({
    text: t.stranger.found(found),
    buttons: [
      { label: t.stranger.belongs(), customId: answer(1) },
      { label: t.stranger.takeOut(), customId: answer(0) },
    ],
    accent: 'clay',
  });
}

/** For the circle, in its thread. */
export const strangerNotice = (t: Strings, user: string): Message =>
  card({ text: t.stranger.notice(user), accent: 'clay' });

export const decisionNotice = (t: Strings, p: { user: string; stays: boolean }): Message =>
  card({ text: p.stays ? t.stranger.stays(p.user) : t.stranger.isOut(p.user) });

export const decided = (t: Strings, p: { user: string; name: string; stays: boolean }): Message =>
  card({ text: p.stays ? t.stranger.decidedStays(p.user, p.name) : t.stranger.decidedOut(p.user, p.name) });
