import { Alarm } from './alarm.entity';
import { Application } from './application.entity';
import { Board } from './board.entity';
import { Cohort } from './cohort.entity';
import { Deployment } from './deployment.entity';
import { Group } from './group.entity';
import { Home } from './home.entity';
import { Installation } from './installation.entity';
import { Membership } from './membership.entity';
import { OutboxRow } from './outbox.entity';
import { SessionRow } from './session.entity';

export { Alarm, Application, Board, Cohort, Deployment, Group, Home, Installation, Membership, OutboxRow, SessionRow };

/** Listed by hand: what is not here does not exist for the database. */
export const entities = [
  Alarm,
  Application,
  Board,
  Cohort,
  Deployment,
  Group,
  Home,
  Installation,
  Membership,
  OutboxRow,
  SessionRow,
];
