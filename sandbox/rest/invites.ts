import { randomBytes } from 'node:crypto';
import { invitingGuildShape } from '../shapes/guilds';
import { userShape } from '../shapes/people';
import { Intent, Permission } from '../town/flags';
import { Complaints } from '../validate/complaints';
import { booleanIn, numberIn, textIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import { channelOf, guildOf, guildOfChannel, needInChannel, needInGuild, userOf } from './find';
import { ok, type Answer, type Ask, type Route } from './router';

const WEEK_SECONDS = 604_800;

function create(ask: Ask): Answer {
  const { body, world } = ask;
  const channel = channelOf(ask);
  const guild = guildOfChannel(ask, channel);
  needInChannel(ask, channel, Permission.CreateInstantInvite);
  const age = numberIn(body.max_age) ?? 86_400;
  const uses = numberIn(body.max_uses) ?? 0;
  const wrong = new Complaints();
  if (age < 0 || age > WEEK_SECONDS)
    wrong.say(['max_age'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${WEEK_SECONDS}.`);
  if (uses < 0 || uses > 100)
    wrong.say(['max_uses'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 100.');
  wrong.end();
  const invite: JsonObject = {
    type: 0,
    code: randomBytes(6).toString('base64url'),
    guild_id: guild.id,
    guild: invitingGuildShape(guild),
    channel: { id: channel.id, name: channel.name, type: channel.type },
    channel_id: channel.id,
    inviter: userShape(userOf(world, world.town.botId)),
    max_age: age,
    max_uses: uses,
    uses: 0,
    temporary: booleanIn(body.temporary) ?? false,
    created_at: new Date().toISOString(),
    expires_at: age === 0 ? null : new Date(Date.now() + age * 1000).toISOString(),
  };
  guild.invites.set(textIn(invite.code) ?? '', invite);
  world.gateway.dispatch('INVITE_CREATE', { intents: Intent.GuildInvites, guild: guild.id }, invite);
  return ok(invite);
}

function listOfGuild(ask: Ask): Answer {
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.ManageGuild);
  return ok([...guild.invites.values()]);
}

function listOfChannel(ask: Ask): Answer {
  const channel = channelOf(ask);
  needInChannel(ask, channel, Permission.ManageChannels);
  return ok([...guildOfChannel(ask, channel).invites.values()].filter((invite) => invite.channel_id === channel.id));
}

function read(ask: Ask): Answer {
  const { guild, invite } = find(ask);
  return ok({ ...invite, guild: invitingGuildShape(guild) });
}

function erase(ask: Ask): Answer {
  const { guild, invite } = find(ask);
  needInGuild(ask, guild, Permission.ManageGuild);
  guild.invites.delete(ask.params.code ?? '');
  const told = { channel_id: invite.channel_id, guild_id: guild.id, code: invite.code };
  ask.world.gateway.dispatch('INVITE_DELETE', { intents: Intent.GuildInvites, guild: guild.id }, told);
  return ok(invite);
}

function find(ask: Ask): { guild: ReturnType<typeof guildOf>; invite: JsonObject } {
  for (const guild of ask.world.town.guilds.values()) {
    const invite = guild.invites.get(ask.params.code ?? '');
    if (invite) return { guild, invite };
  }
  throw no('unknownInvite');
}

export const inviteRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/invites', handler: create },
  { method: 'GET', path: '/channels/:channel/invites', handler: listOfChannel },
  { method: 'GET', path: '/guilds/:guild/invites', handler: listOfGuild },
  { method: 'GET', path: '/invites/:code', handler: read },
  { method: 'DELETE', path: '/invites/:code', handler: erase },
];
