import type { DataSource } from 'typeorm';
import type { Message } from '../common/message';
import { refuse } from '../common/refusal';
import { DeliveryFault, isForbidden } from '../common/deliveryFault';
import type { ChannelPlan, Discord } from '../discord/port';
import { livingCohorts, openCohorts, rivalsOf } from '../cohorts/store';
import { nowOpen } from '../cohorts/views';
import { publishedIn } from '../intake/agreements/store';
import { welcome } from '../intake/views';
import { strings } from '../locales';
import type { Programme } from '../sessions/programmes/programme';
import type { Transact } from '../store/transaction';
import { missing } from './rules/permissions';
import { categoryName, alreadyThere, channelNames, channelPlan, moderatorRoleName, type Place } from './rules/plan';
import {
  guildsJoinedBy,
  guildsOf,
  readHome,
  saveHome,
  type Made,
  type Places,
  type Settings,
  type SetUp,
} from './store';
import { showWelcome, welcomeBoards } from './welcome';

/** Who asks for it, with the roles they held before. */
interface Asked {
  readonly guild: string;
  readonly by: { readonly id: string; readonly roles: readonly string[] };
}

export function createHome(ports: {
  transact: Transact;
  database: DataSource;
  discord: Discord;
  programmes: ReadonlyMap<string, Pick<Programme, 'name'>>;
}) {
  const { transact, database, discord, programmes } = ports;

  /**
   * Makes Grove's category, channels and role, or finds those it made before: run twice, or again after it was
   * interrupted, it ends with one of each. What is found or made is written down step by step.
   */
  async function setUp({ guild, by }: Asked): Promise<SetUp> {
    const lacking = missing(await discord.ownPermissions(guild));
    if (lacking.length > 0) throw refuse('permissionsMissing', lacking);

    const home: Places = (await readHome(database.manager, guild)) ?? emptyHome(guild);
    const isFirst = Object.values(home).includes(null);
    const made: Made[] = [];
    const [roles, channels] = await Promise.all([discord.roles(guild), discord.channels(guild)]);
    const t = strings();

    const role =
      roles.find(({ id }) => id === home.moderatorRoleId) ?? roles.find(({ name }) => name === moderatorRoleName);
    if (!role) made.push('role');
    home.moderatorRoleId = (role ?? (await discord.createRole(guild, { name: moderatorRoleName, permissions: 0n }))).id;
    await saveHome(database.manager, home);
    const gaveRole = !by.roles.includes(home.moderatorRoleId);
    await discord.giveRole(guild, by.id, home.moderatorRoleId);

    const category = alreadyThere(channels, {
      remembered: home.categoryId,
      name: categoryName,
      kind: 'category',
      parent: null,
    });
    if (category === undefined) made.push('category');
    home.categoryId =
      category ?? (await discord.createChannel(guild, { name: categoryName, kind: 'category', overwrites: [] })).id;
    await saveHome(database.manager, home);

    const at = { guild, category: home.categoryId, bot: discord.self, moderators: home.moderatorRoleId };
    for (const place of Object.keys(channelNames) as Place[]) {
      const wanted = channelPlan(place, { ...at, topic: t.home.topic(place) });
      const found = alreadyThere(channels, {
        remembered: home[columns[place]],
        name: channelNames[place],
        kind: 'text',
        parent: home.categoryId,
      });
      if (found !== undefined) await mend(found, place, wanted.overwrites);
      else made.push(place);
      home[columns[place]] = found ?? (await discord.createChannel(guild, wanted)).id;
      await saveHome(database.manager, home);
    }
    await sayWelcome(home);
    return { home, isFirst, made, gaveRole, settings: await settingsOf(guild) };
  }

  /** All that can be set here, so that it is found from one place. */
  async function settingsOf(guild: string): Promise<Settings> {
    const db = database.manager;
    const named = (await livingCohorts(db, guild)).map(({ name, state, startsOn, weeks, groupSize, programme }) => ({
      ...{ name, state, startsOn, weeks, groupSize },
      programme: programmes.get(programme)?.name ?? programme,
    }));
    const ownWordsSince = await publishedIn(db, guild);
    return { ownWordsSince, rivals: (await rivalsOf(db, guild)).length, cohorts: named };
  }

  /** A channel that was there may have been changed by hand. What Grove needs is set again; whom the host lets in elsewhere is theirs. */
  async function mend(channel: string, place: Place, overwrites: ChannelPlan['overwrites']): Promise<void> {
    const mended = place === 'moderators' ? overwrites : overwrites.filter(({ kind }) => kind === 'member');
    for (const overwrite of mended) {
      await discord.setOverwrite(channel, overwrite);
    }
  }

  /** The welcome is a board, so that one deleted by hand comes back. */
  async function sayWelcome({ guildId: guild }: Places): Promise<void> {
    await transact((tx) => showWelcome(tx, guild));
  }

  /** One set-up of a guild at a time: two at once would both find nothing, and make everything twice. */
  const underWay = new Map<string, Promise<SetUp>>();

  async function setUpInTurn(ask: Asked): Promise<SetUp> {
    const before: Promise<unknown> = underWay.get(ask.guild) ?? Promise.resolve();
    const mine = before.then(
      () => setUp(ask),
      () => setUp(ask),
    );
    underWay.set(ask.guild, mine);
    try {
      return await mine;
    } catch (fault) {
      throw fault instanceof DeliveryFault && isForbidden(fault.code) ? refuse('setupForbidden') : fault;
    } finally {
      if (underWay.get(ask.guild) === mine) underWay.delete(ask.guild);
    }
  }

  return {
    setUp: setUpInTurn,
    /** The welcome with the cohorts that are open, if that is what the board shows. */
    async board(key: string): Promise<Message | null> {
      if (!key.startsWith(welcomeBoards)) return null;
      const cohorts = await openCohorts(database.manager, key.slice(welcomeBoards.length));
      const t = strings();
      const since = await publishedIn(database.manager, key.slice(welcomeBoards.length));
      return welcome(t, nowOpen(t, cohorts), since === null ? '' : t.agreement.newWords(since));
    },
    /**
     * The server somebody means in a direct message, and the roles they hold there: the one where they have joined or look
     * after a cohort, else one that Grove lives in too. Who has left it is no member of it any more, and may still see to
     * what is theirs. `guild` is null when there is none.
     */
    async whereIs<A extends { readonly id: string; readonly roles: readonly string[]; readonly isMember: boolean }>(
      actor: A,
    ): Promise<{ actor: A; guild: string | null }> {
      const guilds = await guildsOf(database.manager, actor.id);
      for (const guild of guilds) {
        const roles = await discord.rolesOf(guild, actor.id);
        if (roles) return { actor: { ...actor, roles, isMember: true }, guild };
      }
      return { actor, guild: guilds[0] ?? null };
    },
    /** Whether they have joined in several servers that they are in, so that a direct message does not say which is meant. */
    async isInSeveral(user: string): Promise<boolean> {
      const guilds = await guildsJoinedBy(database.manager, user);
      const roles = await Promise.all(guilds.map((guild) => discord.rolesOf(guild, user)));
      return roles.filter((held) => held !== null).length > 1;
    },
    /** What the set-up made here; null before it. */
    placesIn: (guild: string): Promise<Places | null> => readHome(database.manager, guild),
    /** The role whose holders moderate here; null before the set-up. */
    async moderatorRole(guild: string): Promise<string | null> {
      return (await readHome(database.manager, guild))?.moderatorRoleId ?? null;
    },
  };
}

const columns = {
  welcome: 'welcomeChannelId',
  circle: 'circleChannelId',
  moderators: 'moderatorsChannelId',
} as const satisfies Record<Place, keyof Places>;

const emptyHome = (guildId: string): Places => ({
  guildId,
  categoryId: null,
  welcomeChannelId: null,
  circleChannelId: null,
  moderatorsChannelId: null,
  moderatorRoleId: null,
});

export type Homes = ReturnType<typeof createHome>;
