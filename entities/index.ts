import { Agreement } from './agreement.entity';
import { Alarm } from './alarm.entity';
import { Apart } from './apart.entity';
import { Application } from './application.entity';
import { Appointment } from './appointment.entity';
import { AskedCircle, Asking, Vote } from './asking.entity';
import { Board } from './board.entity';
import { Bringing } from './bringing.entity';
import { Brought } from './brought.entity';
import { CatchUp } from './catchUp.entity';
import { Clause } from './clause.entity';
import { Cohort } from './cohort.entity';
import { Contribution } from './contribution.entity';
import { Deployment } from './deployment.entity';
import { Draft } from './draft.entity';
import { Entrance } from './entrance.entity';
import { Group } from './group.entity';
import { Home } from './home.entity';
import { Installation } from './installation.entity';
import { Membership } from './membership.entity';
import { Met } from './met.entity';
import { Nomination } from './nomination.entity';
import { Objection } from './objection.entity';
import { Offer } from './offer.entity';
import { OutboxRow } from './outbox.entity';
import { PersonWish } from './personWish.entity';
import { Preference } from './preference.entity';
import { Report } from './report.entity';
import { Rivalry } from './rivalry.entity';
import { RosterChange } from './rosterChange.entity';
import { Rsvp } from './rsvp.entity';
import { Sat } from './sat.entity';
import { SessionRow } from './session.entity';
import { Stranger } from './stranger.entity';
import { VoiceRoom } from './voiceRoom.entity';

export {
  Agreement,
  Alarm,
  Apart,
  Application,
  Appointment,
  AskedCircle,
  Asking,
  Board,
  Bringing,
  Brought,
  CatchUp,
  Clause,
  Cohort,
  Contribution,
  Deployment,
  Draft,
  Entrance,
  Group,
  Home,
  Installation,
  Membership,
  Met,
  Nomination,
  Objection,
  Offer,
  OutboxRow,
  PersonWish,
  Preference,
  Report,
  Rivalry,
  RosterChange,
  Rsvp,
  Sat,
  SessionRow,
  Stranger,
  VoiceRoom,
  Vote,
};
export type { ApplicationState, NoPlace } from './application.entity';
export type { CohortState } from './cohort.entity';

/** Listed by hand: what is not here does not exist for the database. */
export const entities = [
  Agreement,
  Alarm,
  Apart,
  Application,
  Appointment,
  AskedCircle,
  Asking,
  Board,
  Bringing,
  Brought,
  CatchUp,
  Clause,
  Cohort,
  Contribution,
  Deployment,
  Draft,
  Entrance,
  Group,
  Home,
  Installation,
  Membership,
  Met,
  Nomination,
  Objection,
  Offer,
  OutboxRow,
  PersonWish,
  Preference,
  Report,
  Rivalry,
  RosterChange,
  Rsvp,
  Sat,
  SessionRow,
  Stranger,
  VoiceRoom,
  Vote,
];
