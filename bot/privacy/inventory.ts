import type { Holdings } from './holdings';

/**
 * Every column of the database: what it holds of a person, which kind of `Holdings` shows it to them, and how erasing takes
 * it away. Read by tests, which fill each of these and look for what is left (tests/stories/everythingErased.test.ts);
 * docs/privacy.md says the same in words, with what for and how long.
 */
export type Column =
  /** about no person: a number, a place, the state of something */
  | 'nobody'
  | {
      /** `id` of a person, `words` of theirs, or a `fact` about them beside those */
      readonly holds: 'id' | 'words' | 'fact';
      /** the list of `/mydata export` that it stands in, and its name there: 'applications.called' */
      readonly shown: `${keyof Holdings}.${string}` | keyof Holdings | Unshown;
      /** the row is deleted, or stays without this */
      readonly erased: 'row' | 'value';
    };

/** Why somebody is not shown what is about them. */
export interface Unshown {
  readonly unshown: string;
}

type Table = Readonly<Record<string, Column>>;
type Shown = Exclude<Column, 'nobody'>['shown'];

const nobody = 'nobody' as const;
const id = (shown: Shown, erased: 'row' | 'value' = 'row'): Column => ({ holds: 'id', shown, erased });
const words = (shown: Shown, erased: 'row' | 'value' = 'row'): Column => ({ holds: 'words', shown, erased });
const fact = (shown: Shown, erased: 'row' | 'value' = 'row'): Column => ({ holds: 'fact', shown, erased });
const allNobody = (...columns: readonly string[]): Table => Object.fromEntries(columns.map((name) => [name, nobody]));

export const inventory: Readonly<Record<string, Table>> = {
  alarm: {
    ...allNobody('id', 'edition', 'failures'),
    ...{ job: fact('alarms.job'), due_at: fact('alarms.dueAt') },
    ...{ key: id('alarms'), subject: id('alarms'), data: id('alarms') },
  },
  application: {
    id: nobody,
    user_id: id('applications'),
    ...{ guild_id: fact('applications.guildId'), state: fact('applications.state') },
    ...{ submitted_at: fact('applications.submittedAt'), agreed_at: fact('applications.agreedAt') },
    ...{ agreement: fact('applications.agreement'), years: fact('applications.years') },
    ...{ called: words('applications.called'), work: words('applications.work'), wish: words('applications.wish') },
    ...{ employer: words('applications.employer'), zone: fact('applications.zone') },
    ...{ wants: fact('applications.wants'), offers: fact('applications.offers') },
    ...{ languages: fact('applications.languages'), availability: fact('applications.availability') },
    ...{ no_place: fact('applications.noPlace'), no_place_in: fact('applications.noPlaceIn') },
  },
  appointment: {
    id: nobody,
    user_id: id('roles'),
    ...{ guild_id: fact('roles.guildId'), cohort_id: fact('roles.cohort') },
    ...{ group_id: fact('roles.circle'), role: fact('roles.role') },
  },
  board: allNobody('key', 'guild_id', 'channel_id', 'message_id', 'wanted', 'shown', 'edition'),
  bringing: {
    ...allNobody('id', 'guild_id'),
    user_id: id('brought'),
    ...{ group_id: fact('brought.circle'), session_id: fact('brought.startsAt'), kind: fact('brought.kind') },
    ...{ words: words('brought.words'), asked_at: fact('brought.askedAt'), is_shared: fact('brought.isShared') },
  },
  brought: {
    user_id: id('cases'),
    ...{ cohort_id: fact('cases.cohort'), times: fact('cases.times'), last_at: fact('cases.lastAt') },
  },
  catch_up: {
    user_id: id('catchUps'),
    ...{ session_id: fact('catchUps.startsAt'), offered_at: fact('catchUps.offeredAt') },
    ...{ words: words('catchUps.words'), is_posted: fact('catchUps.isPosted') },
  },
  cohort: allNobody(
    ...['id', 'guild_id', 'name', 'state', 'starts_on', 'closed_at', 'weeks'],
    ...['local_time', 'zone', 'group_size', 'programme'],
  ),
  contribution: {
    user_id: id('written'),
    ...{ session_id: fact('written.circle'), words: words('written.words') },
    ...{ step: nobody, place: nobody },
  },
  deployment: allNobody('application_id', 'hash'),
  draft: {
    ...allNobody('number', 'is_kept'),
    ...{ cohort_id: fact('proposals.cohort'), made_at: fact('proposals.madeAt') },
    ...{ answer: id('proposals', 'value'), decisions: id('proposals', 'value') },
  },
  group: allNobody(
    ...['id', 'guild_id', 'cohort_id', 'number', 'name', 'zone', 'weekday', 'minute'],
    ...['thread_id', 'thread_number', 'given_up_at'],
  ),
  home: allNobody(
    ...['guild_id', 'category_id', 'welcome_channel_id', 'circle_channel_id', 'moderators_channel_id'],
    'moderator_role_id',
  ),
  installation: allNobody('id'),
  membership: {
    user_id: id('circles'),
    ...{ group_id: fact('circles.id'), joined_at: fact('circles.joinedAt'), facilitates: fact('circles.leftOut') },
    ...{ unhurried: fact('circles.unhurried'), invite_in: fact('circles.inviteIn') },
  },
  met: {
    ...{ one_id: id('smallerGroups'), other_id: id('smallerGroups') },
    ...{ group_id: fact('smallerGroups.circle'), times: fact('smallerGroups.times') },
  },
  migration: allNobody('id', 'timestamp', 'name'),
  offer: {
    ...{ id: nobody, session_id: fact('offers.startsAt') },
    ...{ user_id: id('offers'), to_user_id: id('offers') },
  },
  outbox: {
    ...allNobody('id', 'guild_id', 'lane', 'subject', 'expires_at', 'attempts', 'first_try_at', 'lease_until'),
    ...allNobody('result_id', 'fault_code'),
    ...{ about: id('notes.about', 'value'), act: id('notes', 'value'), state: fact('notes.state', 'value') },
  },
  report: {
    ...allNobody('id', 'channel_id'),
    ...{ guild_id: fact('reports.guildId', 'value'), message_id: fact('reports.messageAt', 'value') },
    ...{ reporter_id: id('reports', 'value'), line: words('reports.line', 'value') },
    ...{ code: fact('reports.code', 'value'), is_named: fact('reports.isNamed', 'value') },
    ...{ state: fact('reports.state', 'value'), at: fact('reports.at', 'value') },
    // Of whoever it is about: shown once it is closed; before, it would be a warning to press on the one who reported.
    ...{
      author_id: id('reported', 'value'),
      words: words('reported.words', 'value'),
      things: fact('reported', 'value'),
    },
  },
  rivalry: allNobody('guild_id', 'one', 'other'),
  rsvp: {
    user_id: id('coming'),
    ...{ session_id: fact('coming.startsAt'), answer: fact('coming.answer') },
  },
  sat: {
    user_id: id('smallerGroups'),
    group_id: fact('smallerGroups.circle'),
    ...{ in_other_size: fact('smallerGroups.inOtherSize'), went_first: fact('smallerGroups.wentFirst') },
  },
  session: {
    ...allNobody('id', 'guild_id', 'group_id', 'number', 'starts_at', 'zone_data', 'turn', 'sheet', 'agenda', 'pace'),
    ...allNobody('ends_by', 'stirred', 'parent_id', 'thread_id', 'shared', 'facilitator_agreed'),
    facilitator_id: id('facilitates', 'value'),
    stage: id('rounds.hasTheFloor', 'value'),
    ...{ ledger: id('rounds', 'value'), seats: id('rounds', 'value'), owner_id: id('rounds', 'value') },
  },
  voice_room: allNobody('group_id', 'guild_id', 'session_id', 'channel_id', 'state', 'free_at', 'pieces'),
};
