import { randomBytes } from 'node:crypto';
import { createInvite, dropInvite, findInvite, invitesOf } from '../acts/invites';
import { inviteShape, openInviteShape } from '../shapes/invites';
import { Permission } from '../town/flags';
import type { Guild, Invite } from '../town/model';
import { allows } from '../town/permissions';
import { Complaints } from '../validate/complaints';
import { booleanIn, numberIn, textsIn } from '../wire/json';
import { no } from './errors';
import {
  botPermissions,
  channelOf,
  guildOf,
  guildOfChannel,
  may,
  needAbove,
  needInChannel,
  needInGuild,
  notHere,
} from './find';
import { ok, type Answer, type Ask, type Route } from './router';

const WEEK_SECONDS = 604_800;
const MOST_INVITES = 1_000;

function create(ask: Ask): Answer {
  const { body, world } = ask;
  const channel = channelOf(ask);
  if (channel.thread) throw no('wrongChannelType');
  const guild = guildOfChannel(ask, channel);
  needInChannel(ask, channel, Permission.CreateInstantInvite);
  // A list of who alone may accept it: to open it to everybody would be a lie.
  if (ask.files.length > 0) throw notHere(ask, 'POST', '/channels/:id/invites with target_users_file');
  const maxAge = numberIn(body.max_age) ?? 86_400;
  const maxUses = numberIn(body.max_uses) ?? 0;
  const wrong = new Complaints();
  if (maxAge < 0 || maxAge > WEEK_SECONDS)
    wrong.say(['max_age'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${WEEK_SECONDS}.`);
  if (maxUses < 0 || maxUses > 100)
    wrong.say(['max_uses'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 100.');
  wrong.end();
  const roles = rolesToGive(ask, guild);
  const temporary = booleanIn(body.temporary) ?? false;
  const alike = invitesOf(world, guild).find(
    (old) =>
      old.channelId === channel.id &&
      old.inviterId === world.town.botId &&
      old.maxAge === maxAge &&
      old.maxUses === maxUses &&
      old.temporary === temporary &&
      old.roles.join() === roles.join(),
  );
  // Unless a new one is wished for, the same wish finds the same invite.
  if (alike && body.unique !== true) return ok(inviteShape(world.town, guild, alike));
  if (guild.invites.size >= MOST_INVITES) throw no('tooManyInvites');
  const invite: Invite = {
    code: randomBytes(6).toString('base64url'),
    channelId: channel.id,
    inviterId: world.town.botId,
    maxAge,
    maxUses,
    uses: 0,
    temporary,
    roles,
    createdAt: new Date().toISOString(),
  };
  createInvite(world, guild, invite);
  return ok(inviteShape(world.town, guild, invite));
}

/** To promise roles is to give them: Manage Roles is needed, and to stand above each. */
function rolesToGive(ask: Ask, guild: Guild): string[] {
  const ids = textsIn(ask.body.role_ids);
  if (ids.length === 0) return [];
  needInGuild(ask, guild, Permission.ManageRoles);
  for (const id of ids) {
    const role = guild.roles.get(id);
    if (!role) throw no('unknownRole');
    needAbove(ask, guild, role);
    if (role.botId !== null || role.id === guild.id) throw no('missingPermissions');
  }
  return ids;
}

function listOfGuild(ask: Ask): Answer {
  const guild = guildOf(ask);
  needInGuild(ask, guild, Permission.ManageGuild);
  return ok(invitesOf(ask.world, guild).map((invite) => inviteShape(ask.world.town, guild, invite)));
}

function listOfChannel(ask: Ask): Answer {
  const channel = channelOf(ask);
  needInChannel(ask, channel, Permission.ManageChannels);
  const guild = guildOfChannel(ask, channel);
  const here = invitesOf(ask.world, guild).filter((invite) => invite.channelId === channel.id);
  return ok(here.map((invite) => inviteShape(ask.world.town, guild, invite)));
}

/** Anybody with the code may look it up, a member of the guild or not. */
function read(ask: Ask): Answer {
  const { guild, invite } = find(ask);
  const count = guild.members.size;
  const counts = ask.query.get('with_counts') === 'true';
  return ok({
    ...openInviteShape(ask.world.town, guild, invite),
    ...(counts ? { approximate_member_count: count, approximate_presence_count: count } : {}),
  });
}

/** Needs Manage Channels where it leads to, or Manage Server. */
function erase(ask: Ask): Answer {
  const { town } = ask.world;
  const { guild, invite } = find(ask);
  const channel = town.channels.get(invite.channelId);
  const isHere = channel !== undefined && may(ask, channel, Permission.ManageChannels);
  if (!isHere && !allows(botPermissions(ask, guild), Permission.ManageGuild)) throw no('missingPermissions');
  const shape = inviteShape(town, guild, invite);
  dropInvite(ask.world, guild, invite);
  return ok(shape);
}

function find(ask: Ask): { guild: Guild; invite: Invite } {
  const found = findInvite(ask.world, ask.params.code ?? '');
  if (!found) throw no('unknownInvite');
  return found;
}

export const inviteRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/invites', handler: create },
  { method: 'GET', path: '/channels/:channel/invites', handler: listOfChannel },
  { method: 'GET', path: '/guilds/:guild/invites', handler: listOfGuild },
  { method: 'GET', path: '/invites/:code', handler: read },
  { method: 'DELETE', path: '/invites/:code', handler: erase },
];
