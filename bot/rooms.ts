import type { DataSource } from 'typeorm';
import { createBringing } from './bringing/useCases';
import { createEntrance } from './intake/entrance/useCases';
import { createAgreements } from './intake/agreements/useCases';
import { createIntake } from './intake/useCases';
import { createNominations } from './nominations/useCases';
import { createPausing } from './people/pauses/useCases';
import { createPeople } from './people/useCases';
import { createPrivacy } from './privacy/useCases';
import { createReasons } from './reasons/useCases';
import { createReports } from './reports/useCases';
import { createRosters } from './rosters/useCases';
import { createWishes } from './wishes/useCases';
import type { Clock } from './common/clock';
import type { Discord } from './discord/port';
import type { Programme } from './sessions/programmes/programme';
import type { ZoneData } from './sessions/zones';
import type { Transact } from './store/transaction';

interface Ports {
  readonly transact: Transact;
  readonly database: DataSource;
  readonly clock: Clock;
  readonly zones: ZoneData;
  readonly discord: Discord;
  readonly programmes: ReadonlyMap<string, Programme>;
}

/** The rooms that need no more than what all have: none of them is told of what happens in another. */
export function createRooms({ transact, database, clock, zones, discord, programmes }: Ports) {
  return {
    intake: createIntake({ transact, database, clock, discord }),
    agreements: createAgreements({ transact, database, clock }),
    entrance: createEntrance({ transact }),
    nominations: createNominations({ transact, clock, discord }),
    wishes: createWishes({ transact }),
    bringing: createBringing({ transact, clock }),
    reasons: createReasons({ transact, clock, programmes }),
    rosters: createRosters({ transact, discord, clock, zones, programmes }),
    people: { ...createPeople({ transact, clock }), ...createPausing({ transact, clock, zones }) },
    reports: createReports({ transact, db: database.manager, clock, discord }),
    privacy: createPrivacy({ transact, clock }),
  };
}

export type Rooms = ReturnType<typeof createRooms>;
