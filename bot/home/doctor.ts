import { DeliveryFault } from '../common/deliveryFault';
import { NeedsAPerson, scopeMissing } from '../common/ends';
import type { Log } from '../common/log';
import type { Discord } from '../discord/port';
import { knowsZones } from '../sessions/calendar';
import type { ZoneData } from '../sessions/zones';
import {
  examineGuild,
  examineMachine,
  isWell,
  type DatabaseFacts,
  type Facts,
  type Finding,
  type MadeThere,
  type QueueFacts,
} from './rules/doctor';
import type { Places } from './store';

export interface Probes {
  readonly discord: Discord;
  readonly gatewayIsOpen: () => boolean;
  readonly database: () => Promise<DatabaseFacts>;
  /** a write of the database takes too long beyond this */
  readonly slowWriteMs: number;
  readonly queue: () => Promise<QueueFacts>;
  readonly zones: Pick<ZoneData, 'version'>;
  /** what the set-up made in a guild */
  readonly madeIn: (guild: string) => Promise<Places | null>;
}

/** Looks at everything that Grove stands on. It changes nothing, and what cannot be looked at is a finding too. */
export function createDoctor(probes: Probes) {
  const { discord } = probes;

  async function machine(): Promise<Finding[]> {
    const [answer, database, queue] = await Promise.all([
      discord.ownClock().then((clockAheadMs) => ({ clockAheadMs }), asAbsence),
      probes.database().catch(() => null),
      probes.queue().catch(() => null),
    ]);
    const zones = { version: probes.zones.version(), areKnown: knowsZones() };
    const facts: Facts = {
      discord: answer,
      gatewayIsOpen: probes.gatewayIsOpen(),
      database,
      queue,
      zones,
      seesThreadMembers: discord.seesThreadMembers,
    };
    return examineMachine(facts, probes.slowWriteMs);
  }

  /** Empty when Discord or the database does not answer; that they do not is a finding of its own. */
  async function inGuild(guild: string): Promise<Finding[]> {
    try {
      const [standing, home] = await Promise.all([discord.standing(guild), probes.madeIn(guild)]);
      return examineGuild({ guild, self: discord.self, standing, made: home && madeThere(home) });
    } catch {
      return [];
    }
  }

  /** What is not well in the guilds that Grove lives in, as ids and keys; ends Grove where it can have no commands at all. */
  async function atTheStart(log: Log, shutOut: (why: NeedsAPerson) => void): Promise<void> {
    const found = await machine();
    const ill = found.filter((finding) => !isWell(finding));
    log[ill.length > 0 ? 'warn' : 'info']({ ill, well: found.length - ill.length }, 'doctor');
    const guilds = await discord.guilds();
    const unable: string[] = [];
    for (const guild of guilds) {
      if (!(await discord.mayHaveCommands(guild))) unable.push(guild);
      const findings = (await inGuild(guild)).filter((finding) => !isWell(finding));
      if (findings.length > 0) log.warn({ guild, ill: findings }, 'doctor');
    }
    if (unable.length === 0) return;
    log.warn({ guilds: unable }, 'invited without the scope applications.commands');
    // Nobody can set it up or use it anywhere, so it would only seem to run.
    if (unable.length === guilds.length) shutOut(new NeedsAPerson(scopeMissing));
  }

  return {
    examine: async (guild: string): Promise<Finding[]> => (await Promise.all([machine(), inGuild(guild)])).flat(),
    atTheStart,
  };
}

const asAbsence = (fault: unknown): Facts['discord'] =>
  fault instanceof DeliveryFault && fault.sort === 'unauthorised' ? 'refused' : 'away';

const madeThere = (home: Places): MadeThere => ({
  category: home.categoryId,
  welcome: home.welcomeChannelId,
  circle: home.circleChannelId,
  moderators: home.moderatorsChannelId,
  role: home.moderatorRoleId,
});

export type Doctor = ReturnType<typeof createDoctor>;
