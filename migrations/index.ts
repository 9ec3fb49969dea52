import { FirstCircle1763900000000 } from './1763900000000-firstCircle';
import { WayIn1763990000000 } from './1763990000000-wayIn';
import { AlarmEdition1764010000000 } from './1764010000000-alarmEdition';
import { ManyVoices1764015000000 } from './1764015000000-manyVoices';
import { VoiceRooms1764020000000 } from './1764020000000-voiceRooms';
import { Bringing1764030000000 } from './1764030000000-bringing';
import { Facilitators1764040000000 } from './1764040000000-facilitators';
import { Drafts1764050000000 } from './1764050000000-drafts';
import { NoPlace1764055000000 } from './1764055000000-noPlace';
import { Rotation1764060000000 } from './1764060000000-rotation';
import { GivenUp1764065000000 } from './1764065000000-givenUp';
import { RosterChanges1764090000000 } from './1764090000000-rosterChanges';
import { ComingIn1764100000000 } from './1764100000000-comingIn';
import { Apart1764110000000 } from './1764110000000-apart';
import { Wishes1764111000000 } from './1764111000000-wishes';
import { Pausing1764120000000 } from './1764120000000-pausing';
import { Askings1764121000000 } from './1764121000000-askings';
import { Strangers1764122000000 } from './1764122000000-strangers';
import { Agreements1764130000000 } from './1764130000000-agreements';
import { CircleAgreements1764131000000 } from './1764131000000-circleAgreements';
import { Reports1764140000000 } from './1764140000000-reports';
import { AskedBy1764152000000 } from './1764152000000-askedBy';

/** Listed by hand, oldest first. */
export const migrations = [
  FirstCircle1763900000000,
  WayIn1763990000000,
  AlarmEdition1764010000000,
  ManyVoices1764015000000,
  VoiceRooms1764020000000,
  Bringing1764030000000,
  Facilitators1764040000000,
  Drafts1764050000000,
  NoPlace1764055000000,
  Rotation1764060000000,
  GivenUp1764065000000,
  RosterChanges1764090000000,
  ComingIn1764100000000,
  Apart1764110000000,
  Wishes1764111000000,
  Pausing1764120000000,
  Askings1764121000000,
  Strangers1764122000000,
  Agreements1764130000000,
  CircleAgreements1764131000000,
  Reports1764140000000,
  AskedBy1764152000000,
];
