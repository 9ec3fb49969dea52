import { refuse } from '../common/refusal';
import { lockApplication, readApplication, type Who } from '../intake/store';
import type { Transact, Tx } from '../store/transaction';
import { most, weighPreference, type Preference, type PreferenceForm } from './rules/preference';
import { isUser } from './rules/users';
import { addNamed, lockNamed, namedBy, preferenceOf, savePreference, setNamed, type Kind, type Named } from './store';

/** What somebody wishes for, as it is shown to themselves and to nobody else. */
export interface Own {
  /** they have agreed to what the community asks, so that they may be told of the rest */
  readonly hasJoined: boolean;
  readonly preference: Preference;
  readonly named: Named;
}

export function createWishes({ transact }: { transact: Transact }) {
  async function ownOf(tx: Tx, who: Who): Promise<Own> {
    const application = await readApplication(tx.db, who.guild, who.user);
    return {
      hasJoined: application?.agreedAt != null,
      preference: await preferenceOf(tx.db, who),
      named: await namedBy(tx.db, who),
    };
  }

  return {
    own: (who: Who): Promise<Own> => transact((tx) => ownOf(tx, who)),

    /** Only for who has agreed to what is kept. */
    async preference(who: Who): Promise<Own> {
      const own = await transact((tx) => ownOf(tx, who));
      if (!own.hasJoined) throw refuse('agreeFirst');
      return own;
    },

    /** Keeps what is fine before it says what is not. */
    async tell(who: Who, form: PreferenceForm): Promise<Own> {
      const { kept, beyond } = weighPreference(form);
      const own = await transact(async (tx) => {
        const application = await lockApplication(tx.db, who);
        if (!application?.agreedAt) throw refuse('agreeFirst');
        await savePreference(tx.db, application, kept);
        return ownOf(tx, who);
      });
      if (beyond.length > 0) throw refuse('wishesBeyond', beyond);
      return own;
    },

    /**
     * Whom they name, all of that kind; themselves they cannot. It asks nothing about the others, not even whether they are
     * here. Who has left the server takes names back, and adds none.
     */
    async name(
      who: Who,
      { kind, others, isMember }: { kind: Kind; others: readonly string[]; isMember: boolean },
    ): Promise<Own> {
      const known = [...new Set(others)].filter((other) => isUser(other) && other !== who.user);
      return transact(async (tx) => {
        await lockNamed(tx.db, who);
        const before = (await namedBy(tx.db, who))[kind];
        const named = isMember ? known : known.filter((other) => before.includes(other));
        await setNamed(tx.db, who, { kind, others: named.slice(0, most[kind]) });
        return ownOf(tx, who);
      });
    },

    /** One more whom they would rather not meet. */
    async keepAway(who: Who, other: string): Promise<Own> {
      if (!isUser(other) || other === who.user) throw refuse('blockNobody');
      return transact(async (tx) => {
        await lockNamed(tx.db, who);
        const { apart } = await namedBy(tx.db, who);
        if (!apart.includes(other) && apart.length >= most.apart) throw refuse('blockFull');
        await addNamed(tx.db, who, { kind: 'apart', other });
        return ownOf(tx, who);
      });
    },
  };
}

export type WishesOf = ReturnType<typeof createWishes>;
