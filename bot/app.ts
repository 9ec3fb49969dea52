import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Installation } from '../entities';
import { createAgreeing, type Agreeing } from './agreeing/useCases';
import { createThreads } from './cohorts/threads';
import { createCohorts, type Cohorts } from './cohorts/useCases';
import type { Clock } from './common/clock';
import { NeedsAPerson, refusedToken } from './common/ends';
import type { Log } from './common/log';
import { withLine, type Message } from './common/message';
import { createBoards, type Boards } from './discord/boards';
import { calmly } from './discord/calm';
import { createDeliver } from './discord/deliver';
import type { Connection } from './discord/live/connect';
import { Outbox } from './discord/outbox';
import { createDoctor, type Doctor } from './home/doctor';
import { createFacilitators, type Facilitators } from './facilitators/useCases';
import { createHome, type Homes } from './home/useCases';
import { createHear } from './hear';
import { deployCommands } from './interactions/deploy';
import { routes } from './interactions/registry';
import { Router } from './interactions/router';
import { createSearching } from './matching/inWorker';
import { Alarms } from './scheduler/alarms';
import { startBells, type Bells } from './scheduler/queue';
import { runJob } from './scheduler/run';
import { readProgrammes } from './sessions/programmes/readProgrammes';
import { createSessions, type Sessions } from './sessions/useCases';
import type { ZoneData } from './sessions/zones';
import { probeDatabase } from './store/probe';
import { createTransact } from './store/transaction';
import { createVoice, type Voice } from './voice/useCases';
import type { Pace } from './pace';
import { createRooms, type Rooms } from './rooms';

/** The one place where the parts meet. */
export interface App extends Rooms {
  readonly home: Homes;
  readonly doctor: Doctor;
  readonly cohorts: Cohorts;
  readonly sessions: Sessions;
  readonly facilitators: Facilitators;
  readonly agreeing: Agreeing;
  readonly voice: Voice;
  readonly boards: Boards;
}

export interface Ports {
  readonly database: DataSource;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly zones: ZoneData;
  readonly log: Log;
  /** Discord will not have us: nothing more can be done in this process */
  readonly shutOut: (why: NeedsAPerson) => void;
}

export interface Running {
  /** Resolves when everything that is due has been done and is visible; the instant of the next alarm, if there is one. */
  settled(): Promise<Date | null>;
  /** The clock jumped or changed its speed. */
  clockChanged(): Promise<void>;
  /** Discord hears us and the database answers. */
  isWell(): Promise<boolean>;
  stop(): Promise<void>;
}

/** People go in and out of a room together: then it is looked at once for all of them. */
const presenceEveryMs = 250;

/** How often we look whether all is done, when somebody waits for that. */
const pollMs = 4;

export async function createApp(ports: Ports): Promise<Running> {
  const { database, connection, clock, log, zones } = ports;
  const { discord } = connection;
  const { id: installation } = await database.manager.findOneByOrFail(Installation, {});

  let commits = 0;
  const transact = createTransact(database, (effects) => {
    commits++;
    alarms.arm(effects.alarms);
    if (effects.outbox) outbox.kick();
    for (const key of effects.boards) boards.refreshSoon(key);
  });
  const sessions = createSessions({ transact, clock, zones, inRoom: (guild, group) => voice.inRoom(guild, group) });
  const facilitators = createFacilitators({ transact });
  const agreeing = createAgreeing({ transact, clock });
  const threads = createThreads({ transact, clock });
  const searching = createSearching();
  const programmes = readProgrammes();
  const cohorts = createCohorts({
    transact,
    db: database.manager,
    clock,
    zones,
    discord,
    programmes,
    threads,
    installation,
    findGroups: (pool, { seconds, ...ask }) => searching.search(pool, { ...ask, ...ports.pace.effort(seconds) }),
  });
  const home = createHome({ transact, database, discord, programmes });
  let bells: Bells | undefined;
  const doctor = createDoctor({
    discord,
    zones,
    gatewayIsOpen: () => connection.isReady(),
    database: () => probeDatabase(database),
    slowWriteMs: ports.pace.slowWriteMs,
    queue: () => bells?.try() ?? Promise.reject(new Error('no queue yet')),
    madeIn: (guild) => home.placesIn(guild),
  });
  const showPresence = calmly(presenceEveryMs, (group) => {
    voice.showPresence(group).catch((fault: unknown) => {
      log.warn({ group, err: fault }, 'a board does not say who is in the room');
    });
  });
  const voice = createVoice({
    ...{ transact, db: database.manager, clock, discord, installation },
    changed: showPresence,
  });
  async function sessionBoard(key: string): Promise<Message | null> {
    const shown = await sessions.board(database.manager, key);
    const line = shown && (await voice.lineOn(key));
    return shown && line !== null ? withLine(shown, line) : shown;
  }
  const renderBoard = async (key: string): Promise<Message | null> =>
    (await home.board(key)) ??
    (await voice.board(key)) ??
    (await sessionBoard(key)) ??
    (await agreeing.board(database.manager, key)) ??
    (await facilitators.board(database.manager, key));
  const boards = createBoards({ database, transact, discord, render: renderBoard, log });
  const rooms = createRooms({ transact, database, clock, zones, discord, programmes });
  const app: App = { ...rooms, home, doctor, cohorts, sessions, facilitators, agreeing, voice, boards };

  const outbox = new Outbox({
    database,
    transact,
    deliver: createDeliver({
      database,
      discord,
      render: renderBoard,
      rooms: voice,
      posted: (board) => boards.refreshSoon(board),
      upToDate: (channel) => boards.refreshIn(channel),
    }),
    clock,
    log,
    hear: createHear({ sessions, threads, voice, reports: rooms.reports }),
    unauthorised: () => ports.shutOut(new NeedsAPerson(refusedToken)),
  });
  const alarms = new Alarms({ database, clock, log, run: (alarm) => runJob(alarm, app) });
  const router = new Router(routes, app, log, ports.pace.progressEveryMs);

  async function stop(): Promise<void> {
    await connection.close();
    showPresence.stop();
    searching.hurry();
    while (router.busy) await pause(pollMs);
    await alarms.stop();
    await outbox.stop();
    await boards.stop();
    await searching.stop();
  }

  try {
    const told = await deployCommands({ routes, discord, database });
    log.info({ commands: told }, 'commands');
    // Before anything rings: what was planned with other zone data may be due at another time.
    await cohorts.followZones(log);
    bells = await startBells({ ...ports, installation, ring: (alarm) => alarms.ring(alarm) });
    await alarms.start(bells);
    await voice.start();
    await outbox.start();
    await boards.start();
    await connection.listen({
      ask: (ask, answers) => router.handle(ask, answers),
      async threadDeleted(place) {
        await threads.deleted(place);
        await sessions.partDeleted(place);
      },
      async channelDeleted(place) {
        await threads.channelDeleted(place);
        await voice.channelDeleted(place);
      },
      voiceChanged: (place) => voice.moved(place),
      addedToThread: (place) => cohorts.addedToThread(place),
      personGone: (place) => cohorts.personGone(place),
      gap: () => cohorts.reconcileAfterGap(),
      shutOut: ports.shutOut,
    });
    void doctor.atTheStart(log, ports.shutOut).catch((fault: unknown) => {
      log.debug({ err: fault }, 'the doctor was not done');
    });
  } catch (fault) {
    await stop().catch((another: unknown) => log.warn({ err: another }, 'not everything stopped cleanly'));
    throw fault;
  }

  const isIdle = (): boolean => !(router.busy || alarms.busy || outbox.busy || boards.busy);

  /** What is asked of the database takes its time; whatever began or was written meanwhile may have left more to do. */
  async function quiet(): Promise<boolean> {
    const before = commits;
    if (!isIdle()) return false;
    const next = await alarms.nextDue();
    if (next && clock.wait(next) === 0) return false;
    return (await outbox.waiting()) === 0 && isIdle() && commits === before;
  }

  return {
    async settled() {
      while (!(await quiet())) await pause(pollMs);
      return alarms.nextDue();
    },
    clockChanged: () => alarms.clockChanged(),
    async isWell() {
      const answers = database.query('SELECT 1').then(
        () => true,
        () => false,
      );
      return connection.isReady() && (await answers);
    },
    stop,
  };
}
