import type { DataSource } from 'typeorm';
import type { Clock } from '../../common/clock';
import { card } from '../../common/message';
import { refuse } from '../../common/refusal';
import { readHome } from '../../home/store';
import { tellModerators } from '../../home/telling';
import { showWelcome } from '../../home/welcome';
import { strings } from '../../locales';
import type { Transact } from '../../store/transaction';
import { agreementWith, type Agreement } from '../agreement';
import { clausesOf, faultOf } from '../rules/clauses';
import { isAskedAgain } from '../rules/person';
import { personOf, readApplication, type Who } from '../store';
import { agreementIn, countNotAgreed, dropDraft, lockDraft, publish, readDraft, saveDraft } from './store';

/** Words that somebody is about to publish, and how many of those who wait would be asked for them. */
export interface Preview {
  readonly agreement: Agreement;
  readonly asks: number;
}

/** The words everybody agrees to, in the moderators' hands. */
export function createAgreements(ports: { transact: Transact; database: DataSource; clock: Clock }) {
  const { transact, database, clock } = ports;
  const db = database.manager;

  async function mayChange(guild: string, by: { roles: readonly string[] }): Promise<boolean> {
    const role = (await readHome(db, guild))?.moderatorRoleId ?? null;
    return role !== null && by.roles.includes(role);
  }

  return {
    mayChange,
    now: (guild: string): Promise<Agreement> => agreementIn(db, guild),
    /** What a form begins with: what somebody is writing, else what holds now. */
    async toChange(guild: string): Promise<Agreement> {
      const draft = await readDraft(db, guild);
      return draft ? agreementWith(draft.clauses) : agreementIn(db, guild);
    },

    /** Keeps what was typed until somebody says yes to it. */
    async write(guild: string, typed: string): Promise<Preview> {
      const clauses = clausesOf(typed);
      const fault = faultOf(clauses);
      if (fault) throw refuse('clausesUnclear', fault, typed);
      const agreement = agreementWith(clauses);
      return transact(async (tx) => {
        await saveDraft(tx.db, guild, clauses);
        return { agreement, asks: await countNotAgreed(tx.db, guild, agreement.version) };
      });
    },

    /** The yes to words of which `version` was read. How many who wait are asked now. */
    async publish(guild: string, version: string): Promise<number> {
      return transact(async (tx) => {
        const draft = await lockDraft(tx.db, guild);
        if (!draft || agreementWith(draft.clauses).version !== version) throw refuse('draftWordsGone');
        await publish(tx.db, draft, clock.now());
        const asks = await countNotAgreed(tx.db, guild, version);
        await showWelcome(tx, guild);
        const message = card({ text: strings().agreement.toModerators(asks) });
        await tellModerators(tx, { about: `agreement:${draft.id}`, guild, message });
        return asks;
      });
    },

    leave: (guild: string): Promise<void> => transact(({ db }) => dropDraft(db, guild)),

    /** Whether the words have changed since somebody agreed to them. */
    async isAskedAgain(who: Who): Promise<boolean> {
      const row = await readApplication(db, who.guild, who.user);
      return row !== null && isAskedAgain(personOf(row), (await agreementIn(db, who.guild)).version);
    },

    /** How many wait whom searches do not take yet. */
    notYetAgreed: async (guild: string): Promise<number> =>
      countNotAgreed(db, guild, (await agreementIn(db, guild)).version),
  };
}

export type Agreements = ReturnType<typeof createAgreements>;
