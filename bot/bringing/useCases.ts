import { fateOf } from '../cohorts/store';
import type { Clock } from '../common/clock';
import { plain } from '../common/inert';
import type { Message } from '../common/message';
import { refuse, type Refusal } from '../common/refusal';
import { strings } from '../locales';
import { freshNumber } from '../people/store';
import type { Transact, Tx, WordsAct } from '../store/transaction';
import { kindNamed, weigh, type Kind } from './rules/kinds';
import { mayWrite, type Why } from './rules/may';
import { mayWriteOn, offer, standsFor } from './rules/note';
import type { Sight } from './sight';
import { markSaid } from './saying/store';
import * as store from './store';
import type { Asks, Owned, Place } from './store';
import { catchUpNote, whatHelped } from './views';

/** What somebody typed is given back with every refusal, so that nothing typed is lost. */
const no = (why: Why, typed = ''): Refusal => refuse('notKept', why, plain(typed));

/** What a press is about; it comes from outside. */
function kindIn({ kind }: { kind: string }): Kind {
  const known = kindNamed(kind);
  if (!known) throw refuse('unknownButton');
  return known;
}

export function createBringing({ transact, clock }: { transact: Transact; clock: Clock }) {
  /** Finds the circle that a card is about, for one of its members; `typed` is what they sent along. */
  async function placeFor(tx: Tx, asks: Asks, typed = ''): Promise<Place> {
    const place = await store.lockPlace(tx.db, asks);
    if (!place?.isMember) throw no('notYours', typed);
    return place;
  }

  /** The same for reading and removing: what helped somebody stays theirs when they sit in another circle by now. */
  async function placeOf(tx: Tx, asks: Asks, kind: Kind): Promise<Place> {
    const place = await store.lockPlace(tx.db, asks);
    if (place && kind === 'helped' && place.keptIn !== null) return { ...place, group: place.keptIn };
    if (!place?.isMember) throw no('notYours');
    return place;
  }

  async function sightOf(tx: Tx, place: Place, { kind, by }: { kind: Kind; by: string }): Promise<Sight> {
    const { session, title, next, group } = place;
    if (kind === 'note') {
      const note = await store.lockNote(tx.db, session);
      const stands = standsFor(note, { by, now: clock.now() });
      const words = stands === 'yours' ? (note?.words ?? '') : '';
      const isRefused = words !== '' && (await fateOf(tx.db, aboutNote(session))).refused > 0;
      return { session, title, next, kind, stands, words, isRefused };
    }
    const row = await store.readOwned(tx.db, { group, user: by, kind, session });
    if (kind === 'helped') {
      const { isMember } = place;
      return { session, title, next, kind, words: row?.words ?? null, isShared: row?.isShared ?? false, isMember };
    }
    return { session, title, next, room: place.room, kind, words: row?.words ?? null };
  }

  /** Said in the thread as something of its own: neither what it is about nor its number names anybody. */
  async function say(
    tx: Tx,
    { guild, thread }: Place,
    { about, message, words }: { about: string; message: Message; words: WordsAct },
  ) {
    if (thread === null) throw no('noThread');
    const act = { do: 'post', channel: thread, message, words } as const;
    await tx.announce({ about: `bringing:${about}:${await freshNumber(tx.db)}`, guild, act });
  }

  async function keepOwned(tx: Tx, place: Place, p: { kind: Owned; by: string; words: string; typed: string }) {
    const { kind, by: user, words, typed } = p;
    const { group, guild, session } = place;
    const row = await store.readOwned(tx.db, { group, user, kind, session });
    if (row?.isShared) throw no('sharedAlready', typed);
    await store.keepOwned(tx.db, { guild, group, user, kind, session, words, now: clock.now() });
  }

  async function keepNote(tx: Tx, { session }: Place, p: { by: string; words: string; typed: string }) {
    const why = mayWriteOn(await store.lockNote(tx.db, session), p.by);
    if (why) throw no(why, p.typed);
    await store.saveNote(tx.db, session, { words: p.words });
  }

  return {
    /** What somebody sees when they open one of their cards. */
    see: (asks: Asks & { kind: string }): Promise<Sight> =>
      transact(async (tx) => {
        const kind = kindIn(asks);
        const place = await placeOf(tx, asks, kind);
        const sight = await sightOf(tx, place, { kind, by: asks.by });
        const isEmpty = sight.kind === 'note' ? sight.stands !== 'posted' : sight.words === null;
        const why = isEmpty ? mayWrite(kind, place) : null;
        if (why) throw no(why);
        return sight;
      }),

    /** What a form is prefilled with; whoever could not send it hears so before they type. */
    toWrite: (asks: Asks & { kind: string }): Promise<Sight> =>
      transact(async (tx) => {
        const kind = kindIn(asks);
        const place = await placeFor(tx, asks);
        const sight = await sightOf(tx, place, { kind, by: asks.by });
        const isSaid = sight.kind === 'helped' && sight.isShared ? 'sharedAlready' : null;
        const isTheirs = kind === 'note' ? mayWriteOn(await store.lockNote(tx.db, place.session), asks.by) : null;
        const why = mayWrite(kind, place) ?? isSaid ?? isTheirs;
        if (why) throw no(why);
        return sight;
      }),

    /** Keeps what they typed; sent twenty times it is kept once. */
    write: (asks: Asks & { kind: string; typed: string }): Promise<Sight> =>
      transact(async (tx) => {
        const { by, typed } = asks;
        const kind = kindIn(asks);
        const place = await placeFor(tx, asks, typed);
        const why = mayWrite(kind, place);
        if (why) throw no(why, typed);
        const weighed = weigh(kind, typed);
        if ('why' in weighed) throw no(weighed.why, typed);
        const { words } = weighed;
        if (kind === 'note') await keepNote(tx, place, { by, words, typed });
        else await keepOwned(tx, place, { kind, by, words, typed });
        return sightOf(tx, place, { kind, by });
      }),

    /** Takes back, or removes, what is theirs; what the circle has read already is Discord’s. */
    takeBack: (asks: Asks & { kind: string }): Promise<Sight> =>
      transact(async (tx) => {
        const { by } = asks;
        const kind = kindIn(asks);
        const place = await placeOf(tx, asks, kind);
        const { group, session } = place;
        if (kind === 'note') {
          const note = await store.lockNote(tx.db, session);
          if (note?.isPosted) throw no('notePosted');
          if (note?.by === by) await store.dropNote(tx.db, session);
        } else {
          const one = { group, user: by, kind, session };
          if ((await store.readOwned(tx.db, one))?.isShared) throw no('sharedAlready');
          await store.dropOwned(tx.db, one);
        }
        return sightOf(tx, place, { kind, by });
      }),

    /**
     * The second yes: what helped them is said in the thread, with their name or without. Without it the row goes as soon as it
     * stands there: even that they have shared something would tell whose words those are.
     */
    share: (asks: Asks & { named: boolean }): Promise<Sight> =>
      transact(async (tx) => {
        const { by, named } = asks;
        const place = await placeFor(tx, asks);
        const kind = 'helped' as const;
        const { session, title, next, group } = place;
        const shared: Sight = { session, title, next, kind, words: null, isShared: true, isMember: true };
        const one = { group, user: by, kind, session };
        const row = await store.readOwned(tx.db, one);
        if (!row) throw no('nothingToShare');
        if (row.isShared) return shared;
        const why = mayWrite(kind, place);
        if (why) throw no(why);
        const told = { by: named ? by : null, words: row.words, title };
        const words = { of: 'bringing', rows: [row.id], stays: named } as const;
        await say(tx, place, { about: kind, message: whatHelped(strings(), told), words });
        await markSaid(tx.db, [row.id], true);
        return shared;
      }),

    /** Offers to write the note for those who were not there; the first to offer has it. */
    offer: (asks: Asks): Promise<Sight> =>
      transact(async (tx) => {
        const place = await placeFor(tx, asks);
        const { by } = asks;
        const why = mayWrite('note', place);
        if (why) throw no(why);
        const now = clock.now();
        const note = await store.offerNote(tx.db, { session: place.session, by, now });
        const taken = offer(note, { by, now });
        if (taken) throw no(taken);
        if (note && note.by !== by) await store.saveNote(tx.db, place.session, { by, offeredAt: now, words: '' });
        return sightOf(tx, place, { kind: 'note', by });
      }),

    /** Says the note in the thread, as its writer has seen it. Its words are kept until it stands there. */
    post: (asks: Asks): Promise<Sight> =>
      transact(async (tx) => {
        const place = await placeFor(tx, asks);
        const { by } = asks;
        const note = await store.lockNote(tx.db, place.session);
        const sight = { kind: 'note', by } as const;
        if (note?.isPosted) return sightOf(tx, place, sight);
        const why = mayWrite('note', place) ?? mayWriteOn(note, by);
        if (why) throw no(why, note?.by === by ? note.words : '');
        if (!note || note.words === '') throw no('nothingWritten');
        const message = catchUpNote(strings(), { by, words: note.words, title: place.title });
        const words = { of: 'note', session: place.session } as const;
        await say(tx, place, { about: noteOf(place.session), message, words });
        await store.saveNote(tx.db, place.session, { isPosted: true });
        return sightOf(tx, place, sight);
      }),
  };
}

const noteOf = (session: string): string => `note:${session}`;
const aboutNote = (session: string): string => `bringing:${noteOf(session)}:`;

export type Bringing = ReturnType<typeof createBringing>;
