import { Agreement } from './agreement.entity';
import { Alarm } from './alarm.entity';
import { Application } from './application.entity';
import { Appointment } from './appointment.entity';
import { Board } from './board.entity';
import { Bringing } from './bringing.entity';
import { Brought } from './brought.entity';
import { CatchUp } from './catchUp.entity';
import { Clause } from './clause.entity';
import { Cohort } from './cohort.entity';
import { Contribution } from './contribution.entity';
import { Deployment } from './deployment.entity';
import { Draft } from './draft.entity';
import { Group } from './group.entity';
import { Home } from './home.entity';
import { Installation } from './installation.entity';
import { Membership } from './membership.entity';
import { Met } from './met.entity';
import { Objection } from './objection.entity';
import { Offer } from './offer.entity';
import { OutboxRow } from './outbox.entity';
import { Rivalry } from './rivalry.entity';
import { Rsvp } from './rsvp.entity';
import { Sat } from './sat.entity';
import { SessionRow } from './session.entity';
import { VoiceRoom } from './voiceRoom.entity';

export {
  Agreement,
  Alarm,
  Application,
  Appointment,
  Board,
  Bringing,
  Brought,
  CatchUp,
  Clause,
  Cohort,
  Contribution,
  Deployment,
  Draft,
  Group,
  Home,
  Installation,
  Membership,
  Met,
  Objection,
  Offer,
  OutboxRow,
  Rivalry,
  Rsvp,
  Sat,
  SessionRow,
  VoiceRoom,
};
export type { NoPlace } from './application.entity';
export type { CohortState } from './cohort.entity';

/** Listed by hand: what is not here does not exist for the database. */
export const entities = [
  Agreement,
  Alarm,
  Application,
  Appointment,
  Board,
  Bringing,
  Brought,
  CatchUp,
  Clause,
  Cohort,
  Contribution,
  Deployment,
  Draft,
  Group,
  Home,
  Installation,
  Membership,
  Met,
  Objection,
  Offer,
  OutboxRow,
  Rivalry,
  Rsvp,
  Sat,
  SessionRow,
  VoiceRoom,
];
