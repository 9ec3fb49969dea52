import type { DataSource } from 'typeorm';
import type { Clock } from '../common/clock';
import { isRefused, Refusal, refuse, type Refused } from '../common/refusal';
import type { Discord } from '../discord/port';
import { circlesOf, type Circle } from '../people/store';
import { withoutPlace, type WithoutPlace } from '../reasons/store';
import { takenOutOf } from '../rosters/changes/takingOut';
import { zoneNamed } from '../sessions/calendar';
import type { Transact } from '../store/transaction';
import { forgetLater } from './drafts';
import { letIn } from './entrance/letting';
import { readEntrance } from './entrance/store';
import { lifeOf, noLife, type Life } from './life/looking';
import { setTelling } from './life/store';
import type { Agreement } from './agreement';
import { agreementIn, clausesOfVersion } from './agreements/store';
import {
  weighAbout,
  weighSkills,
  type AboutForm,
  type SkillsForm,
  type Typed,
  type Weighed,
} from './rules/application';
import { weekOf, withDay, withHours } from './rules/availability';
import { isAskedAgain, nextStep, told, type Answers, type Person, type Step } from './rules/person';
import { createReaders } from './readersHere';
import type { Readers } from './rules/readers';
import {
  beginApplication,
  deleteUnfinished,
  lockApplication,
  personOf,
  readApplication,
  saveApplication,
  type Who,
} from './store';

/** What somebody is shown: what they have told so far, and the step that comes next. */
export interface Sight {
  readonly person: Person | null;
  /** null when all is there */
  readonly step: Step | null;
  readonly now: Date;
  /** what is agreed on here */
  readonly agreement: Agreement;
  /** they agreed to other words: those, or null where they are not known any more */
  readonly askedAgain: { readonly before: readonly string[] | null; readonly readers: Readers } | null;
  /** only where the agreement is shown */
  readonly readers: Readers | null;
  /** where they sit */
  readonly circles: readonly Circle[];
  /** why circles that were made had no place for them */
  readonly without: WithoutPlace | null;
  readonly life: Life;
  /** what has just come about */
  readonly news: 'arrived' | 'changed' | null;
}

export { noLife, type Life };

type Alter = (person: Person) => Partial<Answers> | Refused;

export function createIntake(ports: { transact: Transact; database: DataSource; clock: Clock; discord: Discord }) {
  const { transact, database, clock, discord } = ports;

  const readersIn = createReaders({ db: database.manager, discord });

  async function sightOf(who: Who, person: Person | null, news: Sight['news'] = null): Promise<Sight> {
    const agreement = await agreementIn(database.manager, who.guild);
    const step = nextStep(person, agreement.version);
    const askedAgain = person && (await changesFor(who, person, agreement));
    const readers = step === 'agreement' ? await readersIn(who.guild) : (askedAgain?.readers ?? null);
    const circles = person ? await circlesOf(database.manager, who) : [];
    const without = await withoutPlace(database.manager, who);
    const now = clock.now();
    const life = await lifeOf(database.manager, who, { circles, at: now });
    return { person, step, agreement, askedAgain, readers, news, circles, without, life, now };
  }

  async function changesFor({ guild }: Who, person: Person, { version }: Agreement): Promise<Sight['askedAgain']> {
    if (!isAskedAgain(person, version)) return null;
    // Nobody is asked without it, and nobody is held up: they are asked the next time.
    const readers = await readersIn(guild).catch(unlessUnknown);
    if (!readers) return null;
    const before = person.agreement;
    const known = before === null ? null : await clausesOfVersion(database.manager, { guild, version: before });
    return { before: known, readers };
  }

  async function personHere({ guild, user }: Who): Promise<Person | null> {
    const row = await readApplication(database.manager, guild, user);
    return row && personOf(row);
  }

  /** Nobody's answers are kept before they have agreed. */
  async function agreed(who: Who): Promise<Person> {
    const person = await personHere(who);
    if (!person?.agreedAt) throw refuse('agreeFirst');
    return person;
  }

  /** Keeps what somebody has told. A draft is forgotten thirty days after the last of it; who has arrived is kept. */
  function keep(who: Who, alter: Alter): Promise<{ before: Person; after: Person }> {
    return transact(async (tx) => {
      const row = await lockApplication(tx.db, who);
      if (!row?.agreedAt) throw refuse('agreeFirst');
      const person = personOf(row);
      const answers = alter(person);
      if (isRefused(answers)) throw new Refusal(answers.refused);
      const { version } = await agreementIn(tx.db, who.guild);
      const next = told(person, { answers, agreement: version, now: clock.now() });
      await saveApplication(tx.db, who, next);
      await forgetLater(tx, who, next, clock.now());
      return { before: person, after: next };
    });
  }

  const hasArrived = (before: Person, after: Person): boolean => before.state === 'draft' && after.state === 'waiting';

  async function change(who: Who, alter: Alter): Promise<Sight> {
    const { before, after } = await keep(who, alter);
    return sightOf(who, after, hasArrived(before, after) ? 'arrived' : 'changed');
  }

  /** Keeps what is fine before it says what is not. */
  async function keepForm(who: Who, { kept, long, missing }: Weighed, typed: Typed): Promise<Sight> {
    const { before, after } = await keep(who, () => kept);
    if (long.length > 0) throw refuse('answerTooLong', long, typed);
    if (missing.length > 0) throw refuse('answerMissing', missing);
    return sightOf(who, after, hasArrived(before, after) ? 'arrived' : 'changed');
  }

  return {
    /** Where somebody stands on their way in. */
    async whereabouts(who: Who): Promise<Sight> {
      const person = await personHere(who);
      // Nobody reads their way through the agreement to hear at its end that they cannot begin.
      if (!person && (await readEntrance(database.manager, who.guild)).shutAt) throw refuse('joiningRests');
      return sightOf(who, person);
    },

    /** Whether the agreement comes before anything else; nothing is shown, and so nothing counts as told. */
    async isBeforeAgreement({ guild, user }: Who): Promise<boolean> {
      const { version } = await agreementIn(database.manager, guild);
      return nextStep(await personHere({ guild, user }), version) === 'agreement';
    },

    /** The same once more, after something else has changed: what was to be told with it still is. */
    async again(who: Who, { news, life }: Sight): Promise<Sight> {
      const next = await sightOf(who, await personHere(who), news);
      return { ...next, life: { ...next.life, turned: life.turned } };
    },

    /** What forms are prefilled with: nothing typed before has to be typed again. */
    answersOf: agreed,

    /** For cards that ask about one thing; only for who has agreed. */
    async asked(who: Who): Promise<{ person: Person; now: Date }> {
      return { person: await agreed(who), now: clock.now() };
    },

    /** The words of the agreement again, with who can read as it is now. */
    async agreementOf(who: Who): Promise<{ person: Person; agreement: Agreement; readers: Readers }> {
      const person = await agreed(who);
      const agreement = await agreementIn(database.manager, who.guild);
      return { person, agreement, readers: await readersIn(who.guild) };
    },

    /** Who can read private threads here at this moment; null where Discord does not say. */
    readersNow: (guild: string): Promise<Readers | null> => readersIn(guild).catch(unlessUnknown),
    readersIn,

    /** `version` is the one whose words were read. Who had left and has told everything arrives by it, at the end of the list. */
    async agree(who: Who, version: string): Promise<Sight> {
      const now = clock.now();
      const arrived = await transact(async (tx) => {
        if (version !== (await agreementIn(tx.db, who.guild)).version) throw refuse('agreementChanged');
        const isNew = !(await readApplication(tx.db, who.guild, who.user));
        if (isNew && !(await letIn(tx, who.guild, now))) return 'not let in';
        const person = personOf(await beginApplication(tx.db, who, now));
        if (person.agreedAt !== null && person.agreement === version) return false;
        const answers = { agreedAt: now, agreement: version };
        const next = told(person, { answers, agreement: version, now });
        await saveApplication(tx.db, who, next);
        await tx.cancelAlarms(takenOutOf(who));
        await forgetLater(tx, who, next, now);
        return hasArrived(person, next);
      });
      if (arrived === 'not let in') throw refuse('joiningRests');
      return sightOf(who, await personHere(who), arrived ? 'arrived' : null);
    },

    tellAbout: (who: Who, form: AboutForm): Promise<Sight> => keepForm(who, weighAbout(form), form),

    tellSkills: (who: Who, form: SkillsForm): Promise<Sight> => keepForm(who, weighSkills(form), { wish: form.wish }),

    /** By direct message when how they stand changes, or no longer. Nobody is told so unless they ask for it. */
    async turnTelling(who: Who): Promise<Sight> {
      await transact(async ({ db }) => {
        const row = await lockApplication(db, who);
        if (!row?.agreedAt) throw refuse('agreeFirst');
        await setTelling(db, row, !row.tellsDirectly);
      });
      return sightOf(who, await personHere(who));
    },

    /** A zone by any way of writing it, or by the one city it is named after. */
    async findZone(who: Who, written: string): Promise<{ zone: string; now: Date }> {
      await agreed(who);
      const zone = zoneNamed(written);
      if (zone === undefined) throw refuse('noSuchZone');
      return { zone, now: clock.now() };
    },

    async setZone(who: Who, written: string): Promise<Sight> {
      const zone = zoneNamed(written);
      if (zone === undefined) throw refuse('noSuchZone');
      return change(who, () => ({ zone }));
    },

    /** The whole week anew, from presets. */
    setWeek: (who: Who, chosen: readonly string[]): Promise<Sight> => change(who, () => withHours(weekOf(chosen))),

    setDay: (who: Who, chosen: { day: number; hours: readonly number[] }): Promise<Sight> =>
      change(who, ({ availability }) => withHours(withDay(availability, chosen))),

    /** Thirty days without another answer are over. Who has arrived or left meanwhile is no draft of this kind any more. */
    forgetDraft: (who: Who): Promise<void> => transact(({ db }) => deleteUnfinished(db, who)),
  };
}

export type Intake = ReturnType<typeof createIntake>;

function unlessUnknown(fault: unknown): null {
  if (fault instanceof Refusal) return null;
  throw fault;
}
