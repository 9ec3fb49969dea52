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
      /** `id` of a person, the `row` of theirs that this one goes with, `words` of theirs, or a `fact` about them beside those */
      readonly holds: 'id' | 'row' | 'words' | 'fact';
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
const rowOf = (shown: Shown): Column => ({ holds: 'row', shown, erased: 'row' });
const allNobody = (...columns: readonly string[]): Table => Object.fromEntries(columns.map((name) => [name, nobody]));

/** It often rests on what one of the two has said in confidence: shown to the other, it would tell of them. */
const keptApart: Unshown = { unshown: 'moderators decided it, often on what one of the two told them in confidence' };

export const inventory: Readonly<Record<string, Table>> = {
  // The text of a server, or of its moderators: about nobody who agrees to it.
  agreement: allNobody('id', 'guild_id', 'clauses', 'published_at'),
  alarm: {
    ...allNobody('id', 'edition', 'failures'),
    ...{ job: fact('alarms.job'), due_at: fact('alarms.dueAt') },
    ...{ key: id('alarms'), subject: id('alarms'), data: id('alarms') },
  },
  apart: {
    ...{ one_id: id(keptApart), other_id: id(keptApart) },
    ...{ guild_id: fact(keptApart), cohort_id: fact(keptApart) },
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
    ...{ paused_until: fact('applications.pausedUntil'), nominated: fact('applications.nominated') },
    ...{ wrong_codes: fact('applications.wrongCodes'), wrong_since: fact('applications.wrongSince') },
    ...{ told_standing: fact('applications.toldStanding'), tells_directly: fact('applications.tellsDirectly') },
  },
  appointment: {
    id: nobody,
    user_id: id('roles'),
    ...{ guild_id: fact('roles.guildId'), cohort_id: fact('roles.cohort') },
    ...{ group_id: fact('roles.circle'), role: fact('roles.role') },
  },
  asked_circle: allNobody('asking_id', 'group_id'),
  asking: {
    ...allNobody('id', 'guild_id', 'proposal'),
    user_id: id('askedAbout', 'value'),
    ...{ cohort_id: fact('askedAbout.cohort', 'value'), closes_at: fact('askedAbout.closesAt', 'value') },
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
  // Whose idea a clause was stands nowhere, so it can be neither shown to them nor erased with them.
  clause: allNobody('id', 'guild_id', 'group_id', 'words', 'closes_at', 'is_to_go', 'is_open'),
  cohort: allNobody(
    ...['id', 'guild_id', 'name', 'state', 'starts_on', 'closed_at', 'weeks'],
    ...['local_time', 'zone', 'group_size', 'programme', 'first_years'],
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
  entrance: allNobody('guild_id', 'invites', 'arrivals', 'shut_at', 'wrong_codes', 'wrong_since'),
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
    paused_until: fact('circles.pausedUntil'),
  },
  met: {
    ...{ one_id: id('smallerGroups'), other_id: id('smallerGroups') },
    ...{ group_id: fact('smallerGroups.circle'), times: fact('smallerGroups.times') },
  },
  migration: allNobody('id', 'timestamp', 'name'),
  nomination: {
    id: nobody,
    nominator_id: id('nominations'),
    ...{ guild_id: fact('nominations.guildId'), made_at: fact('nominations.madeAt') },
    ...{ expires_at: fact('nominations.expiresAt'), words: words('nominations.words') },
    ...{ is_signed: fact('nominations.isSigned'), invite: fact('nominations.invite') },
    code_hash: fact({
      unshown: 'the code cannot be read from it, and beside the code it would tell whether it was used',
    }),
  },
  objection: { user_id: id('objections'), clause_id: fact('objections.words') },
  offer: {
    ...{ id: nobody, session_id: fact('offers.startsAt') },
    ...{ user_id: id('offers'), to_user_id: id('offers') },
  },
  outbox: {
    ...allNobody('id', 'guild_id', 'lane', 'subject', 'expires_at', 'attempts', 'first_try_at', 'lease_until'),
    ...allNobody('result_id', 'fault_code'),
    ...{ about: id('notes.about', 'value'), act: id('notes', 'value'), state: fact('notes.state', 'value') },
  },
  person_wish: {
    user_id: id('named'),
    ...{ guild_id: fact('named.guildId'), kind: fact('named.kind') },
    other_id: id({ unshown: 'whoever wrote it is shown it; to whom it names it could put the writer in danger' }),
  },
  preference: {
    application_id: rowOf('preferences'),
    ...{ background: words('preferences.background'), colleagues_ok: fact('preferences.colleaguesOk') },
    ...{ not_alone: words('preferences.notAlone'), employers: words('preferences.employers') },
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
  roster_change: {
    ...allNobody('id', 'guild_id', 'number', 'state', 'undoes'),
    user_id: id('rosterChanges.isTheirs', 'value'),
    asked_by: id('rosterChanges.isTheirs', 'value'),
    ...{ cohort_id: fact('rosterChanges.cohort', 'value'), kind: fact('rosterChanges.kind', 'value') },
    ...{ at: fact('rosterChanges.at', 'value'), plan: id('rosterChanges', 'value') },
    // To the moderator who gave it; whoever the change was about is not shown it, for it may be about others.
    reason: words('rosterChanges.reason', 'value'),
    before: id({ unshown: 'rows as they were, of others too; that there was a change is shown' }, 'value'),
  },
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
  stranger: {
    user_id: id('foundIn'),
    ...{ group_id: fact('foundIn.circle'), belongs: fact('foundIn.belongs') },
  },
  vote: {
    user_id: id('votes'),
    ...{ asking_id: fact('votes.closesAt'), group_id: fact('votes.circle'), answer: fact('votes.answer') },
  },
  voice_room: allNobody('group_id', 'guild_id', 'session_id', 'channel_id', 'state', 'free_at', 'pieces'),
};
