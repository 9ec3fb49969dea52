import { wordsSettled } from './bringing/opening';
import type { Threads } from './cohorts/threads';
import { codes, isForbidden, isNobody } from './common/deliveryFault';
import type { Hear } from './discord/outbox';
import type { Reports } from './reports/useCases';
import { tellLater } from './intake/life/store';
import type { Sessions } from './sessions/useCases';
import type { Voice } from './voice/useCases';

/** Which room wants to know how an act ended: a thread that is open, a room that is there, somebody who is nowhere. */
interface Rooms {
  readonly sessions: Sessions;
  readonly threads: Threads;
  readonly voice: Voice;
  readonly reports: Reports;
}

export function createHear({ sessions, threads, voice, reports }: Rooms): Hear {
  return async (tx, { guild, act, end }) => {
    if (act.do === 'post' && act.words) await wordsSettled(tx, act.words, { isSaid: 'done' in end });
    const report = 'report' in act ? act.report : undefined;
    if (report && 'refused' in end) await reports.undelivered(tx, { guild, ...report });
    if (act.do === 'tell' && act.before !== undefined && 'refused' in end)
      await tellLater(tx.db, { guild, user: act.user }, act.before);
    if (act.do === 'open-thread') {
      const opened = 'done' in end ? end.done : null;
      if (act.session !== undefined) {
        if (opened !== null) await sessions.partOpened(tx, { session: act.session, thread: opened });
        else await sessions.partRefused(tx, act.session);
      } else if (opened !== null) await threads.opened(tx, { group: act.group, thread: opened });
      else await threads.refused(tx, act.group);
    } else if ('group' in act) {
      await voice.heard(tx, { guild, act, end });
    } else if ('refused' in end && act.do !== 'tell') {
      const place = { guild, thread: 'thread' in act ? act.thread : act.channel };
      if (end.refused === codes.unknownChannel) {
        await threads.lost(tx, place);
        await sessions.partLost(tx, place);
        await voice.lost(tx, { guild, channel: place.thread });
      } else if (isForbidden(end.refused)) await threads.forbidden(tx, place);
      else if (act.do === 'add-member' && isNobody(end.refused)) {
        await threads.memberGone(tx, { ...place, user: act.user });
      }
    }
  };
}
