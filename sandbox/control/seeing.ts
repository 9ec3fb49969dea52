import type { ClockReading } from '../clock';
import { directCommands, shownCommand, visibleCommands } from '../interactions/commands';
import { ControlError } from '../refusal';
import { ok, type Answer, type Ask, type Route } from '../rest/router';
import { directWith } from '../town/lookup';
import type { Channel } from '../town/model';
import { canSee } from '../town/permissions';
import { asJson, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { someone, type Someone } from './people';
import { guildViewFor, type GuildView } from './view';
import { channelSeenBy, guildNamed, userNamed, who } from './find';
import { channelView, messagesSeen, messageView, type SeenMessage } from './views';

/** What one person sees, and only that. */

function guilds(ask: Ask): Answer {
  const user = who(ask);
  const mine = [...ask.world.town.guilds.values()].filter((guild) => guild.members.has(user));
  return ok(mine.map(({ id, name }) => ({ id, name })));
}

function channels(ask: Ask): Answer {
  const user = who(ask);
  const guild = guildNamed(ask.world, ask.query.get('guild') ?? '');
  const { town } = ask.world;
  return ok(
    [...guild.channels.values()]
      .filter((channel) => canSee(town, channel, user))
      .map((channel) => asJson(channelView(town, channel, user))),
  );
}

function messages(ask: Ask): Answer {
  const user = who(ask);
  const channel = channelSeenBy(ask.world, ask.query.get('channel') ?? '', user);
  const limit = Number(ask.query.get('limit') ?? Infinity);
  const seen = messagesSeen(ask.world.town, channel, user);
  return ok(
    seen.slice(Math.max(0, seen.length - limit)).map((message) => asJson(messageView(ask.world.town, message))),
  );
}

function directs(ask: Ask): Answer {
  const user = who(ask);
  const { town } = ask.world;
  const channel = directWith(town, user);
  return ok(channel ? [...channel.messages.values()].map((message) => asJson(messageView(town, message))) : []);
}

function commands(ask: Ask): Answer {
  const user = who(ask);
  if (ask.query.get('guild') === null)
    return ok(directCommands(ask.world).map((command) => asJson(shownCommand(command))));
  const guild = guildNamed(ask.world, ask.query.get('guild') ?? '');
  return ok(visibleCommands(ask.world, guild, user).map((command) => asJson(shownCommand(command))));
}

/** One person's screen. */
export interface View {
  readonly me: Someone;
  readonly bot: { readonly id: string; readonly name: string };
  readonly clock: ClockReading;
  readonly guild: GuildView | null;
  /** Their direct messages with the bot, once there are any. */
  readonly direct: { readonly id: string; readonly last: string | null } | null;
  /** Of the channel that was asked for, oldest first. */
  readonly messages?: readonly SeenMessage[];
}

/** How many messages a view brings along. */
const RECENT = 50;

/** Everything on one person's screen at once. Without a guild: who they are, and their direct messages. */
function view(ask: Ask): Answer {
  const { query, world } = ask;
  const { town } = world;
  const user = who(ask);
  const channel = query.get('channel') === null ? null : channelSeenBy(world, query.get('channel') ?? '', user);
  const guild = query.get('guild') === null ? null : guildNamed(world, query.get('guild') ?? '');
  if (guild && !guild.members.has(user)) throw new ControlError(403, 'not a member of this guild');
  const direct = directWith(town, user);
  const bot = userNamed(world, town.botId);
  return ok({
    me: asJson(someone(town, userNamed(world, user))),
    bot: { id: bot.id, name: bot.displayName },
    clock: asJson(world.clock.read()),
    guild: guild ? asJson(guildViewFor(world, guild, { user, ...(channel ? { open: channel.id } : {}) })) : null,
    direct: direct ? { id: direct.id, last: direct.lastMessageId } : null,
    ...(channel ? { messages: recent(world, channel, user) } : {}),
  });
}

function recent(world: World, channel: Channel, user: string): JsonObject[] {
  const seen = messagesSeen(world.town, channel, user);
  return seen.slice(-RECENT).map((message) => asJson(messageView(world.town, message)));
}

export const seeingRoutes: Route[] = [
  { method: 'GET', path: '/as/:user/view', handler: view },
  { method: 'GET', path: '/as/:user/guilds', handler: guilds },
  { method: 'GET', path: '/as/:user/channels', handler: channels },
  { method: 'GET', path: '/as/:user/messages', handler: messages },
  { method: 'GET', path: '/as/:user/dms', handler: directs },
  { method: 'GET', path: '/as/:user/commands', handler: commands },
];
