import type { EntityManager } from 'typeorm';
import { isRefused, refuse, Refusal } from '../common/refusal';
import type { Message } from '../common/message';
import { strings } from '../locales';
import { keepsTime, lockSession, readSession, type Gathering, type Person } from '../sessions/store';
import type { Transact, Tx } from '../store/transaction';
import { boardOfOffer, offerNamed, planRota, settleOfferOf, stepBack } from './planning';
import { choiceOf, type Choice } from './rules/choice';
import { answerTo, mayChoose, type Post } from './rules/handOver';
import { makeOffer, offerOf, setFacilitator, setWilling } from './store';
import { laidDown, offerBoard, type Answered } from './views';

/** The time of a session changes hands: before it begins, or while it goes on. */
export function createFacilitators({ transact }: { transact: Transact }) {
  return {
    /** Somebody has chosen on their own card; what it was. */
    async choose(asked: {
      session: string;
      guild: string;
      by: Person;
      value: string | undefined;
    }): Promise<{ choice: Choice; isRunning: boolean }> {
      const choice = choiceOf(asked.value);
      if (!choice) throw refuse('unknownButton');
      return transact(async (tx) => {
        const session = choice.is === 'mine' ? choice.session : asked.session;
        const gathering = await lockSession(tx.db, session, asked.guild);
        if (!gathering) throw refuse('gone');
        const { guild, by } = asked;
        const post = postOf(gathering);
        const keeps = await keepsTime(tx.db, { guild, group: gathering.group, by });
        const no = mayChoose(post, { by: by.id, keeps, choice });
        if (no) throw new Refusal(no.refused);
        await carryOut(tx, { gathering, by: by.id, choice });
        return { choice, isRunning: post.at === 'running' };
      });
    },

    /** A yes to an offer. The first one counts; whoever comes later hears how it stands. */
    async accept(asked: { session: string; offer: string; guild: string; by: string }): Promise<Answered> {
      return transact(async (tx) => {
        const gathering = await lockSession(tx.db, asked.session, asked.guild);
        if (!gathering) throw refuse('gone');
        const open = await offerOf(tx.db, asked.session);
        const { startsAt } = gathering.session;
        const answer = answerTo(postOf(gathering), {
          by: asked.by,
          offer: asked.offer,
          open: open && { id: open.id, to: open.toUserId },
        });
        if (typeof answer === 'object' && isRefused(answer)) throw new Refusal(answer.refused);
        if (answer !== 'yes') return { answer, facilitator: gathering.facilitator, startsAt };
        await giveTo(tx, gathering, asked.by);
        return { answer, facilitator: asked.by, startsAt };
      });
    },

    /** The message of an offer as it stands now. */
    async board(db: EntityManager, key: string): Promise<Message | null> {
      const named = offerNamed(key);
      const gathering = named && (await readSession(db, named.session));
      if (!gathering) return null;
      const { session, facilitator } = gathering;
      const offer = await offerOf(db, session.id);
      const open = offer?.id === named.offer ? { id: offer.id, by: offer.userId, to: offer.toUserId } : null;
      const isRunning = postOf(gathering).at === 'running';
      const shown = { session: session.id, startsAt: session.startsAt, isRunning, facilitator, open };
      return offerBoard(shown, strings());
    },
  };
}

function postOf({ session, facilitator }: Gathering): Post {
  const { at } = session.stage;
  return { at: at === 'planned' || at === 'closed' ? at : 'running', members: session.members, facilitator };
}

async function carryOut(tx: Tx, p: { gathering: Gathering; by: string; choice: Choice }): Promise<void> {
  const { gathering, by, choice } = p;
  switch (choice.is) {
    case 'circle':
      return offer(tx, gathering, { by, to: null });
    case 'ask':
      return offer(tx, gathering, { by, to: choice.user });
    case 'back':
      return settleOfferOf(tx, gathering, gathering.session.id);
    case 'mine':
      return giveTo(tx, gathering, by);
    case 'grove':
      return layDown(tx, gathering);
    case 'never':
    case 'again':
      return leaveOut(tx, gathering, { user: by, willing: choice.is === 'again' });
  }
}

async function offer(tx: Tx, at: Gathering, p: { by: string; to: string | null }): Promise<void> {
  if (at.thread === null) throw refuse('noThreadYet');
  await settleOfferOf(tx, at, at.session.id);
  const id = await makeOffer(tx.db, { session: at.session.id, ...p });
  await tx.showBoard({ key: boardOfOffer(at.session.id, id), guild: at.guild, channel: at.thread });
}

async function giveTo(tx: Tx, at: Gathering, user: string): Promise<void> {
  await setFacilitator(tx.db, { id: at.session.id, facilitator: user, agreed: true });
  await settleOfferOf(tx, at, at.session.id);
}

/** Grove leads from now on. A circle in the middle of a session reads so; before it, its opening says it. */
async function layDown(tx: Tx, at: Gathering): Promise<void> {
  const { session, guild, thread, facilitator } = at;
  await setFacilitator(tx.db, { id: session.id, facilitator: null, agreed: true });
  await settleOfferOf(tx, at, session.id);
  if (facilitator === null || thread === null || session.stage.at === 'planned') return;
  await tx.announce({
    about: `session:${session.id}:${session.turn}:laid-down`,
    guild,
    act: { do: 'post', channel: thread, message: laidDown(strings()) },
  });
}

/** Out of the rota, or in it again. What they had agreed to goes as well: nobody has to say it twice. */
async function leaveOut(tx: Tx, at: Gathering, { user, willing }: { user: string; willing: boolean }): Promise<void> {
  const group = at.group.id;
  await setWilling(tx.db, { group, user, willing });
  if (willing) await planRota(tx, group);
  else await stepBack(tx, { guild: at.guild, thread: at.thread, group, user, before: null });
}

export type Facilitators = ReturnType<typeof createFacilitators>;
