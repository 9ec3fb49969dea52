import { setTimeout as sleep } from 'node:timers/promises';
import { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import { NeedsAPerson, refusedToken, scopeMissing } from '../../common/ends';
import type { Log } from '../../common/log';
import type { Answers, Ask } from '../../interactions/ask';
import { DeliveryFault, isForbidden } from '../../common/deliveryFault';
import type { Discord } from '../port';
import { answersTo } from './answers';
import { asAsk } from './asks';
import { delivering } from './faults';
import { filesPort } from './files';
import { discordPort } from './port';
import { sightOf } from './sight';

/** What comes in from Discord's gateway. */
export interface Hears {
  ask(ask: Ask, answers: Answers): Promise<void>;
  threadDeleted(place: { guild: string; thread: string }): Promise<void>;
  channelDeleted(place: { guild: string; channel: string }): Promise<void>;
  /** People went in or out of these voice rooms; without channels: in any of them, while the gateway was away. */
  voiceChanged(place: { guild: string; channels?: readonly string[] }): void;
  /** People were added to a thread; heard only where the switch Server Members is on. */
  addedToThread(place: { guild: string; thread: string; users: readonly string[] }): Promise<void>;
  /** Somebody has left a server; heard only where the switch Server Members is on. */
  personGone(place: { guild: string; user: string }): Promise<void>;
  /** The gateway begins anew, and what happened meanwhile was not heard. */
  gap(): Promise<void>;
  /** Discord will not let us in again with these settings: a wrong token, an intent that is switched off */
  shutOut(why: NeedsAPerson): void;
}

export interface Connection {
  readonly discord: Discord;
  /** Begins to hear; called when everything that answers is ready. */
  listen(hears: Hears): Promise<void>;
  isReady(): boolean;
  close(): Promise<void>;
}

/** Nothing privileged, unless the operator wants it: Guilds for channels and threads, voice states for who is in the room. */
const usualIntents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates];

/** Codes with which the gateway says that trying again is useless (docs.discord.com, gateway close event codes). */
const shutOutCodes: Readonly<Record<number, string>> = {
  4004: refusedToken,
  4013: 'Discord did not understand the intents asked for. This build of Grove is broken.',
  4014: 'Discord refused an intent. Switch on Server Members Intent in the developer portal (Bot, Privileged Gateway Intents), or take GROVE_SERVER_MEMBERS out of the settings: nothing else needs one.',
};

export async function connectToDiscord(
  config: { token: string; discordApi: string; serverMembers: boolean },
  log: Log,
): Promise<Connection> {
  const { serverMembers } = config;
  const intents = [...usualIntents, ...(serverMembers ? [GatewayIntentBits.GuildMembers] : [])];
  const options = { api: config.discordApi, version: '10', retries: 0, timeout: 8_000 };
  const client: Client = new Client({
    intents,
    // Who leaves is told of whether the client remembers them or not.
    partials: serverMembers ? [Partials.GuildMember] : [],
    rest: options,
    // What Grove knows it keeps in Postgres; the client need not remember members or messages.
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      ReactionManager: 0,
      // Its own roles say what it may do.
      GuildMemberManager: { maxSize: 200, keepOverLimit: ({ id }) => id === client.user?.id },
      UserManager: 200,
    }),
  });
  const rest = new REST(options).setToken(config.token);
  // Limits on these are Discord's alone; see answers.ts.
  const answering = new REST({ ...options, globalRequestsPerSecond: 10_000 });
  const application = await patiently(log, () => rest.get(Routes.currentApplication()) as Promise<{ id: string }>);
  const user = await patiently(log, () => rest.get(Routes.user()) as Promise<{ id: string }>);

  const port = discordPort(rest, { applicationId: application.id, self: user.id, serverMembers });
  let closing = false;
  return {
    // At the start Discord may be away for a moment; everything else is retried by whoever asked for it.
    discord: {
      ...port,
      ...sightOf(client),
      ...filesPort(config.discordApi),
      putCommands: (commands) => patiently(log, () => port.putCommands(commands)).catch(forWantOfScope),
    },

    async listen(hears) {
      let isOpen = false;
      let refused: (why: NeedsAPerson) => void = () => undefined;
      const refusal = new Promise<never>((_, reject) => (refused = reject));
      client.on(Events.InteractionCreate, (interaction) => {
        const ask = asAsk(interaction);
        if (!ask) return;
        const { applicationId, id, token } = interaction;
        const answers = answersTo({ application: applicationId, interaction: id, token }, answering);
        hears.ask(ask, answers).catch((fault: unknown) => log.error({ ask: ask.id, err: fault }, 'a fault'));
      });
      client.on(Events.ThreadDelete, ({ id, guildId }) => {
        hears.threadDeleted({ guild: guildId, thread: id }).catch((fault: unknown) => {
          log.error({ thread: id, err: fault }, 'a lost thread was not noted');
        });
      });
      client.on(Events.ChannelDelete, (channel) => {
        if (channel.isDMBased()) return;
        hears.channelDeleted({ guild: channel.guildId, channel: channel.id }).catch((fault: unknown) => {
          log.error({ channel: channel.id, err: fault }, 'a lost channel was not noted');
        });
      });
      client.on(Events.VoiceStateUpdate, (before, after) => {
        // Muting oneself is such a change, too, and nobody's business.
        if (before.channelId === after.channelId) return;
        const channels = [before.channelId, after.channelId].filter((id) => id !== null);
        hears.voiceChanged({ guild: after.guild.id, channels });
      });
      client.on(Events.ThreadMembersUpdate, (added, _removed, { id, guildId }) => {
        if (!serverMembers || added.size === 0) return;
        hears.addedToThread({ guild: guildId, thread: id, users: [...added.keys()] }).catch((fault: unknown) => {
          log.error({ thread: id, err: fault }, 'who came into a thread was not looked at');
        });
      });
      client.on(Events.GuildMemberRemove, ({ id, guild }) => {
        hears.personGone({ guild: guild.id, user: id }).catch((fault: unknown) => {
          log.error({ guild: guild.id, err: fault }, 'that somebody has left was not noted');
        });
      });
      client.on(Events.GuildAvailable, ({ id }) => hears.voiceChanged({ guild: id }));
      client.on(Events.Error, (fault) => log.warn({ err: fault }, 'the gateway has trouble'));
      client.on(Events.ShardError, (fault) => log.warn({ err: fault }, 'the gateway has trouble'));
      client.on(Events.ShardDisconnect, ({ code }) => {
        const reason = shutOutCodes[code];
        if (reason === undefined) return;
        if (isOpen) hears.shutOut(new NeedsAPerson(reason));
        else refused(new NeedsAPerson(reason));
      });
      client.on(Events.ShardReconnecting, () => {
        if (!closing) log.info('the gateway reconnects');
      });
      client.on(Events.ShardResume, () => log.info('the gateway is back'));
      client.on(Events.ShardReady, () => {
        log.info('the gateway is open');
        hears.gap().catch((fault: unknown) => log.error({ err: fault }, 'the circles were not looked at after a gap'));
      });
      const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
      // The first thing a login asks; when this is answered, the rest is in reach too.
      await patiently(log, () => rest.get(Routes.gatewayBot()));
      await Promise.race([client.login(config.token).then(() => ready), refusal]);
      isOpen = true;
    },

    isReady: () => client.isReady(),

    async close() {
      closing = true;
      await client.destroy();
    },
  };
}

/** Asks again while Discord cannot be reached; a refused token ends it. */
async function patiently<T>(log: Log, ask: () => Promise<T>): Promise<T> {
  for (let pauseMs = 1_000; ; pauseMs = Math.min(60_000, pauseMs * 2)) {
    try {
      return await delivering(ask());
    } catch (fault) {
      if (!(fault instanceof DeliveryFault) || fault.sort === 'refused') throw fault;
      if (fault.sort === 'unauthorised') throw new NeedsAPerson(refusedToken);
      log.warn({ err: fault, againInMs: pauseMs }, 'Discord cannot be reached');
      await sleep(pauseMs);
    }
  }
}

/** Discord takes no commands of this application: it was not let in with the scope for them. */
function forWantOfScope(fault: unknown): never {
  if (!(fault instanceof DeliveryFault) || !isForbidden(fault.code)) throw fault;
  throw new NeedsAPerson(scopeMissing);
}
