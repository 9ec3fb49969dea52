import { minutesAfter, type Clock } from '../common/clock';
import { plain } from '../common/inert';
import { isRefused, refuse, Refusal } from '../common/refusal';
import type { Transact, Tx } from '../store/transaction';
import type { Reported } from './reported';
import { mayHandle, whoReads, type Ports } from './reading';
import { codeIn } from './rules/code';
import { markOf, type Recipients } from './rules/recipients';
import { cannotReport, longestLine, mostOpen, type Pointed } from './rules/reportable';
import {
  beginReport,
  countLiving,
  deleteDraft,
  deleteSent,
  isLiving,
  lockAbout,
  lockOwnReport,
  lockReporter,
  lockSent,
  readOwnReport,
  reportCoded,
  saveReport,
  sentBy,
  setStates,
  subjectOf,
  type Mine,
  type Sent,
} from './store';
import { passOn, undelivered } from './telling';

/** A draft that is not sent is forgotten after this; what was sent, when it was closed, or when nobody ever did. */
const minutesOfDraft = 30;
const daysAfterClose = 14;
const daysUnclosed = 60;
const day = 24 * 60;

/** What the reporter is shown: a draft with who would read it, or what has become of it. */
export type Shown =
  | { readonly is: 'draft'; readonly report: Reported; readonly recipients: Recipients; readonly hasChanged?: boolean }
  | { readonly is: 'sent'; readonly report: Reported; readonly recipients: Recipients }
  | { readonly is: 'known'; readonly report: Reported };

export function createReports(ports: Ports & { transact: Transact; clock: Clock }) {
  const { transact, clock } = ports;

  const draftSubject = (report: string): string => `report:draft:${report}`;

  /** Each has an alarm of its own: what becomes of another one about the same message keeps nothing longer. */
  async function forgetIn(tx: Tx, { id, guildId: guild, messageId: message }: Reported, days: number): Promise<void> {
    const key = `${subjectOf(guild, message)}:forget:${id}`;
    const data = { guild, message, report: id };
    const dueAt = minutesAfter(clock.now(), days * day);
    await tx.setAlarm({ job: 'report.forget', key, subject: key, data, dueAt });
  }

  /** A draft may have been sent by another press, or forgotten meanwhile. */
  async function lockDraft(tx: Tx, mine: Mine): Promise<Reported> {
    const report = await lockOwnReport(tx.db, mine);
    if (!report) throw refuse('reportForgotten');
    return report;
  }

  const readersOf = (report: Reported, by: string): Promise<Recipients> =>
    whoReads(ports, { guild: report.guildId, author: report.authorId ?? '0', reporter: by });

  async function show(report: Reported, by: string): Promise<Shown> {
    if (report.state !== 'draft') return { is: 'known', report };
    return { is: 'draft', report, recipients: await readersOf(report, by) };
  }

  return {
    /** Keeps a copy of the message for the reporter alone, and says who would read it; nothing is passed on yet. */
    async begin({ guild, by, message }: { guild: string; by: string; message: Pointed }): Promise<Shown> {
      const cannot = cannotReport(message, by);
      if (cannot && isRefused(cannot)) throw new Refusal(cannot.refused);
      const recipients = await whoReads(ports, { guild, author: message.author, reporter: by });
      if (recipients.to === 'nobody') throw refuse('reportNobody');
      const report = await transact(async (tx) => {
        if ((await countLiving(tx.db, guild, by)) >= mostOpen) throw refuse('reportTooMany', mostOpen);
        const begun = await beginReport(tx.db, { guild, by, message, now: clock.now() });
        if (begun.state !== 'draft') return begun;
        await tx.setAlarm({
          job: 'report.forgetDraft',
          key: draftSubject(begun.id),
          subject: draftSubject(begun.id),
          data: { guild, report: begun.id },
          dueAt: minutesAfter(clock.now(), minutesOfDraft),
        });
        return begun;
      });
      return report.state === 'draft' ? { is: 'draft', report, recipients } : { is: 'known', report };
    },

    /** What the form is filled with. */
    async lineOf(mine: Mine): Promise<{ line: string; isNamed: boolean }> {
      const report = await readOwnReport(ports.db, mine);
      if (report?.state !== 'draft') throw refuse('reportForgotten');
      return report;
    },

    async addLine({ line, isNamed, ...mine }: Mine & { line: string; isNamed: boolean }): Promise<Shown> {
      const report = await transact(async (tx) => {
        const draft = await lockDraft(tx, mine);
        if (draft.state !== 'draft') return draft;
        const change = { line: plain(line).slice(0, longestLine), isNamed };
        await saveReport(tx.db, draft, change);
        return { ...draft, ...change };
      });
      return show(report, mine.by);
    },

    /** Passes it on to those who were named before; if others would read it by now, it says so and waits for another yes. */
    async send({ readers, ...mine }: Mine & { readers: string }): Promise<Shown> {
      const draft = await readOwnReport(ports.db, mine);
      if (!draft) throw refuse('reportForgotten');
      if (draft.state !== 'draft') return { is: 'known', report: draft };
      const recipients = await readersOf(draft, mine.by);
      if (recipients.to === 'nobody') throw refuse('reportNobody');
      if (markOf(recipients) !== readers) return { is: 'draft', report: draft, recipients, hasChanged: true };
      return transact(async (tx) => {
        const all = await lockAbout(tx.db, draft.guildId, draft.messageId);
        const report = all.find(({ id, reporterId }) => id === mine.report && reporterId === mine.by);
        if (!report) throw refuse('reportForgotten');
        if (report.state !== 'draft') return { is: 'known', report };
        // Counted again: drafts are not, and many may have been begun before one was sent.
        await lockReporter(tx.db, draft.guildId, mine.by);
        if ((await countLiving(tx.db, draft.guildId, mine.by)) >= mostOpen) throw refuse('reportTooMany', mostOpen);
        const others = all.filter(isLiving);
        const [other] = others;
        const sent = { ...report, state: other?.state ?? ('open' as const), at: clock.now() };
        await saveReport(tx.db, report, { state: sent.state, at: sent.at });
        await tx.cancelAlarms(draftSubject(report.id));
        await forgetIn(tx, report, daysUnclosed);
        // How many have reported a message is told to nobody: only what somebody adds is said.
        const isMore = other !== undefined;
        if (!isMore || report.line !== '' || report.isNamed)
          await passOn(tx, sent, { recipients, isMore, reporter: mine.by });
        return { is: 'sent', report: sent, recipients };
      });
    },

    async drop(mine: Mine): Promise<void> {
      await transact(async (tx) => {
        // The number comes from outside: whose it is not leaves it, and its alarm, as they are.
        if ((await lockOwnReport(tx.db, mine))?.state !== 'draft') return;
        await deleteDraft(tx.db, mine);
        await tx.cancelAlarms(draftSubject(mine.report));
      });
    },

    /** Of all somebody has sent here; or of the one whose number was typed, whoever types it. */
    async statusOf({
      guild,
      by,
      typed,
    }: {
      guild: string;
      by: string;
      typed?: string | undefined;
    }): Promise<Reported[]> {
      if (typed === undefined) return sentBy(ports.db, guild, by);
      const code = codeIn(typed);
      const found = code === null ? null : await reportCoded(ports.db, guild, code);
      if (!found) throw refuse('noSuchReport');
      return [found];
    },

    /** A moderator has seen it, or closes it. Whoever it is about finds nothing there. */
    async handle(p: { guild: string; message: string; by: string; as: string }): Promise<Reported> {
      if (p.as !== 'seen' && p.as !== 'closed') throw refuse('gone');
      if (!(await mayHandle(ports, p))) throw refuse('onlyModerators');
      return transact(async (tx) => {
        const rows = (await lockSent(tx.db, p.guild, p.message)).filter(({ state }) => state !== 'lost');
        const living = rows.filter(isLiving);
        // What the notice was of: the first that was sent of those that are not closed.
        const [first] = living.length > 0 ? living : rows;
        if (!first || first.authorId === p.by) throw refuse('gone');
        if (living.length === 0) return { ...first, state: 'closed' };
        await setStates(tx.db, living, p.as === 'seen' ? 'seen' : 'closed');
        if (p.as === 'closed') for (const report of living) await forgetIn(tx, report, daysAfterClose);
        return { ...first, state: p.as === 'seen' ? 'seen' : 'closed' };
      });
    },

    undelivered,

    forgetDraft: (p: { guild: string; report: string }): Promise<void> => transact((tx) => deleteDraft(tx.db, p)),
    forget: (p: Sent): Promise<void> => transact((tx) => deleteSent(tx.db, p)),
  };
}

export type Reports = ReturnType<typeof createReports>;
