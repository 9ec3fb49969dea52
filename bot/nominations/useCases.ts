import type { Clock } from '../common/clock';
import { codes as discordCodes, DeliveryFault, isForbidden } from '../common/deliveryFault';
import { plainLine } from '../common/inert';
import { refuse, type Refusal } from '../common/refusal';
import type { Discord } from '../discord/port';
import { readHome } from '../home/store';
import { lockEntrance, readEntrance, saveEntrance } from '../intake/entrance/store';
import { lockApplication, type Who } from '../intake/store';
import type { Transact, Tx } from '../store/transaction';
import { codeIn } from './rules/code';
import { expiryOf, holds, longestWords, mostCodes } from './rules/nominating';
import { oneMore, triesAgainAt } from './rules/tries';
import { chanceHash, hashOf, newCode } from './secret';
import {
  addNomination,
  dropCode,
  dropExpired,
  lockCode,
  lockNominator,
  markNominated,
  ownCode,
  ownCodes,
  saveTries,
  spend,
  type OwnCode,
} from './store';

export interface Nominated {
  readonly code: string;
  readonly expiresAt: Date;
  /** an invite to pass on; why there is none */
  readonly invite: { readonly code: string } | 'not allowed' | 'no right';
  readonly guild: string;
  /** where the nominee presses the button; null where it is not known */
  readonly channel: string | null;
}

/** What somebody reads who has given a code that holds. */
export interface Claimed {
  readonly words: string;
  /** null: it was not to be said */
  readonly by: string | null;
}

export interface OwnCodes {
  readonly codes: readonly OwnCode[];
  readonly invites: boolean;
}

export function createNominations(ports: { transact: Transact; clock: Clock; discord: Discord }) {
  const { transact, clock, discord } = ports;

  /** Made before anything is written down: without it there is no code that promises one. */
  async function inviteTo(channel: string): Promise<Nominated['invite']> {
    try {
      return await discord.makeInvite(channel);
    } catch (fault) {
      if (!(fault instanceof DeliveryFault)) throw fault;
      if (isForbidden(fault.code)) return 'no right';
      throw fault.code === discordCodes.tooManyInvites ? refuse('tooManyInvites') : refuse('discordIsAway');
    }
  }

  async function dropInvite(invite: string): Promise<void> {
    try {
      await discord.dropInvite(invite);
    } catch (fault) {
      if (!(fault instanceof DeliveryFault)) throw fault;
      // Used, run out, or not ours to take back (any more): whatever it is, it is not told.
      if (fault.sort === 'refused') return;
      throw refuse('discordIsAway');
    }
  }

  /** Counts a code that did not hold; what counts is written down, so it is not thrown from here. */
  async function tryCode(tx: Tx, who: Who, code: string): Promise<Claimed | Refusal> {
    const now = clock.now();
    const { guild, user } = who;
    const entrance = await lockEntrance(tx.db, guild);
    const application = await lockApplication(tx.db, who);
    if (!application?.agreedAt) return refuse('agreeFirst');
    if (application.nominated) return refuse('nominatedBefore');
    const own = { wrong: application.wrongCodes, since: application.wrongSince };
    const all = { wrong: entrance.wrongCodes, since: entrance.wrongSince };
    const again = triesAgainAt(own, all, now);
    if (again) return refuse('tooManyCodes', again);
    const found = await lockCode(tx.db, guild, hashOf(guild, code));
    if (found && holds({ nominator: found.nominatorId, expiresAt: found.expiresAt }, { by: user, now })) {
      await spend(tx.db, found.id, chanceHash());
      await markNominated(tx.db, application);
      return { words: found.words, by: found.isSigned ? found.nominatorId : null };
    }
    await saveTries(tx.db, application, oneMore(own, now));
    const { wrong, since } = oneMore(all, now);
    await saveEntrance(tx.db, guild, { wrongCodes: wrong, wrongSince: since });
    return refuse('codeDoesNotHold');
  }

  return {
    async nominate(who: Who, told: { words: string; isSigned: boolean }): Promise<Nominated> {
      const words = plainLine(told.words);
      if (words.length > longestWords) throw refuse('encouragementTooLong', words);
      const { invites, home, has } = await transact(async ({ db }) => ({
        invites: (await readEntrance(db, who.guild)).invites,
        home: await readHome(db, who.guild),
        has: (await ownCodes(db, who, clock.now())).length,
      }));
      if (has >= mostCodes) throw refuse('tooManyNominations', mostCodes);
      const channel = home?.welcomeChannelId ?? null;
      const invite = invites && channel !== null ? await inviteTo(channel) : 'not allowed';
      const code = newCode();
      const madeAt = clock.now();
      const expiresAt = expiryOf(madeAt);
      await transact(async (tx) => {
        await lockNominator(tx.db, who);
        if ((await ownCodes(tx.db, who, madeAt)).length >= mostCodes) throw refuse('tooManyNominations', mostCodes);
        const id = await addNomination(tx.db, {
          ...{ guildId: who.guild, nominatorId: who.user, codeHash: hashOf(who.guild, code) },
          ...{ words, isSigned: told.isSigned, madeAt, expiresAt },
          invite: typeof invite === 'object' ? invite.code : null,
        });
        const key = `nomination:${id}`;
        await tx.setAlarm({ job: 'nominations.forget', key, subject: key, data: { nomination: id }, dueAt: expiresAt });
      });
      return { code, expiresAt, invite, guild: who.guild, channel };
    },

    /** Their codes until the day that was said, used or not. */
    own: (who: Who): Promise<OwnCodes> =>
      transact(async ({ db }) => ({
        codes: await ownCodes(db, who, clock.now()),
        invites: (await readEntrance(db, who.guild)).invites,
      })),

    /** Answers alike whether it was used or not, or is withdrawn already. */
    async withdraw(who: Who, id: string): Promise<OwnCodes> {
      const code = await transact(({ db }) => ownCode(db, { ...who, id }));
      if (code?.invite) await dropInvite(code.invite);
      return transact(async (tx) => {
        await dropCode(tx.db, { ...who, id });
        if (code) await tx.cancelAlarms(`nomination:${id}`);
        return {
          codes: await ownCodes(tx.db, who, clock.now()),
          invites: (await readEntrance(tx.db, who.guild)).invites,
        };
      });
    },

    /** A code as it is meant; what cannot be one is no guess, and is answered like one that does not hold. */
    readCode(typed: string): string {
      const code = codeIn(typed);
      if (code === undefined) throw refuse('codeDoesNotHold');
      return code;
    },

    /** Uses a code up, for who has agreed. Wrong, used, expired, withdrawn and from elsewhere are all answered alike. */
    async claim(who: Who, typed: string): Promise<Claimed | Refusal> {
      const code = codeIn(typed);
      return code === undefined ? refuse('codeDoesNotHold') : transact((tx) => tryCode(tx, who, code));
    },

    forget: (nomination: string): Promise<void> => transact(({ db }) => dropExpired(db, nomination)),
  };
}

export type Nominations = ReturnType<typeof createNominations>;
