import { Alarm } from './alarm.entity';
import { Application } from './application.entity';
import { Appointment } from './appointment.entity';
import { AskedCircle, Asking, Vote } from './asking.entity';
import { Board } from './board.entity';
import { Bringing } from './bringing.entity';
import { Brought } from './brought.entity';
import { CatchUp } from './catchUp.entity';
import { Cohort } from './cohort.entity';
import { Contribution } from './contribution.entity';
import { Deployment } from './deployment.entity';
import { Draft } from './draft.entity';
import { Group } from './group.entity';
import { Home } from './home.entity';
import { Installation } from './installation.entity';
import { Membership } from './membership.entity';
import { Met } from './met.entity';
import { Offer } from './offer.entity';
import { OutboxRow } from './outbox.entity';
import { Rivalry } from './rivalry.entity';
import { Rsvp } from './rsvp.entity';
import { Sat } from './sat.entity';
import { SessionRow } from './session.entity';
import { Stranger } from './stranger.entity';
import { VoiceRoom } from './voiceRoom.entity';

export {
  Alarm,
  Application,
  Appointment,
  AskedCircle,
  Asking,
  Board,
  Bringing,
  Brought,
  CatchUp,
  Cohort,
  Contribution,
  Deployment,
  Draft,
  Group,
  Home,
  Installation,
  Membership,
  Met,
  Offer,
  OutboxRow,
  Rivalry,
  Rsvp,
  Sat,
  SessionRow,
  Stranger,
  VoiceRoom,
  Vote,
};
export type { NoPlace } from './application.entity';
export type { CohortState } from './cohort.entity';

/** Listed by hand: what is not here does not exist for the database. */
export const entities = [
  Alarm,
  Application,
  Appointment,
  AskedCircle,
  Asking,
  Board,
  Bringing,
  Brought,
  CatchUp,
  Cohort,
  Contribution,
  Deployment,
  Draft,
  Group,
  Home,
  Installation,
  Membership,
  Met,
  Offer,
  OutboxRow,
  Rivalry,
  Rsvp,
  Sat,
  SessionRow,
  Stranger,
  VoiceRoom,
  Vote,
];
