import { shownCommand, visibleCommands } from '../interactions/commands';
import { ok, type Answer, type Ask, type Route } from '../rest/router';
import { canSee } from '../town/permissions';
import { asJson } from '../wire/json';
import { channelSeenBy, channelView, guildNamed, messagesSeen, messageView, who } from './views';

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
  const seen = messagesSeen(channel, user);
  return ok(
    seen.slice(Math.max(0, seen.length - limit)).map((message) => asJson(messageView(ask.world.town, message))),
  );
}

function directs(ask: Ask): Answer {
  const user = who(ask);
  const { town } = ask.world;
  const channel = [...town.channels.values()].find((one) => one.recipientId === user);
  return ok(channel ? [...channel.messages.values()].map((message) => asJson(messageView(town, message))) : []);
}

function commands(ask: Ask): Answer {
  const user = who(ask);
  const guild = guildNamed(ask.world, ask.query.get('guild') ?? '');
  return ok(visibleCommands(ask.world, guild, user).map((command) => asJson(shownCommand(command))));
}

export const seeingRoutes: Route[] = [
  { method: 'GET', path: '/as/:user/guilds', handler: guilds },
  { method: 'GET', path: '/as/:user/channels', handler: channels },
  { method: 'GET', path: '/as/:user/messages', handler: messages },
  { method: 'GET', path: '/as/:user/dms', handler: directs },
  { method: 'GET', path: '/as/:user/commands', handler: commands },
];
