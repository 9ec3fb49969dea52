import { FirstCircle1763900000000 } from './1763900000000-firstCircle';
import { WayIn1763990000000 } from './1763990000000-wayIn';
import { AlarmEdition1764010000000 } from './1764010000000-alarmEdition';
import { VoiceRooms1764020000000 } from './1764020000000-voiceRooms';

/** Listed by hand, oldest first. */
export const migrations = [
  FirstCircle1763900000000,
  WayIn1763990000000,
  AlarmEdition1764010000000,
  VoiceRooms1764020000000,
];
