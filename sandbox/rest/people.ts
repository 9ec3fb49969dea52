import { directChannel } from '../acts/direct';
import { addRole, dropRole, leave, leaveRoom, memberChanged } from '../acts/guilds';
import { joinVoice, voiceChanged } from '../acts/voice';
import { channelShape } from '../shapes/channels';
import { guildShape } from '../shapes/guilds';
import { memberShape, userShape } from '../shapes/people';
import { isVoice, Permission } from '../town/flags';
import type { Channel, Guild, Member, Town } from '../town/model';
import { guildPermissions } from '../town/permissions';
import { byAge } from '../town/snowflake';
import { Complaints } from '../validate/complaints';
import { booleanIn, textIn, textsIn, type JsonObject } from '../wire/json';
import { no } from './errors';
import { guildOf, memberOf, needAbove, needAboveMember, needInChannel, needInGuild, userOf } from './find';
import { idIn, limitIn } from './query';
import { done, ok, type Answer, type Ask, type Route } from './router';

function me(ask: Ask): Answer {
  const bot = userOf(ask.world, ask.world.town.botId);
  return ok({ ...userShape(bot), verified: true, mfa_enabled: true, locale: 'en-US', email: null });
}

function myApplication(ask: Ask): Answer {
  const bot = userOf(ask.world, ask.world.town.botId);
  return ok({
    id: ask.world.town.applicationId,
    name: bot.displayName,
    icon: null,
    description: '',
    type: null,
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    team: null,
    // Everybody here is a user; nobody has an account to own an application with.
    owner: userShape(bot),
    flags: ask.world.gateway.applicationFlags,
    flags_new: ask.world.gateway.applicationFlags.toString(),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: inGuilds(ask.world.town).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: ['bot', 'applications.commands'],
    bot: userShape(bot),
  });
}

function inGuilds(town: Town): Guild[] {
  return [...town.guilds.values()].filter((guild) => guild.members.has(town.botId));
}

function myGuilds(ask: Ask): Answer {
  const { town } = ask.world;
  const after = idIn(ask, 'after') ?? 0n;
  const limit = limitIn(ask, { usual: 200, most: 200 });
  const counts = ask.query.get('with_counts') === 'true';
  const mine = inGuilds(town).filter((guild) => BigInt(guild.id) > after);
  return ok(mine.slice(0, limit).map((guild) => ({ ...myGuild(town, guild), ...(counts ? countsOf(guild) : {}) })));
}

function myGuild(town: Town, guild: Guild): JsonObject {
  const member = guild.members.get(town.botId);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.ownerId === town.botId,
    permissions: (member ? guildPermissions(guild, member) : 0n).toString(),
    features: [],
  };
}

function countsOf(guild: Guild): JsonObject {
  return { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size };
}

function leaveByItself(ask: Ask): Answer {
  leave(ask.world, guildOf(ask), userOf(ask.world, ask.world.town.botId));
  return done;
}

function person(ask: Ask): Answer {
  return ok(userShape(userOf(ask.world, ask.params.user ?? '')));
}

function openDirect(ask: Ask): Answer {
  const user = userOf(ask.world, textIn(ask.body.recipient_id) ?? '');
  if (user.bot) throw no('invalidRecipient');
  return ok(channelShape(ask.world.town, directChannel(ask.world, user.id)));
}

function guild(ask: Ask): Answer {
  const here = guildOf(ask);
  const counts = ask.query.get('with_counts') === 'true';
  return ok({ ...guildShape(here), ...(counts ? countsOf(here) : {}) });
}

function readMember(ask: Ask): Answer {
  const here = guildOf(ask);
  return ok(shown(ask, memberOf(ask, here)));
}

/** The whole list needs the Server Members switch. */
function listMembers(ask: Ask): Answer {
  const here = guildOf(ask);
  if (!ask.world.settings.serverMembers) throw no('missingAccess');
  const after = idIn(ask, 'after') ?? 0n;
  const limit = limitIn(ask, { usual: 1, most: 1_000 });
  const all = [...here.members.values()].sort((a, b) => byAge(a.userId, b.userId));
  return ok(
    all
      .filter((member) => BigInt(member.userId) > after)
      .slice(0, limit)
      .map((member) => shown(ask, member)),
  );
}

function searchMembers(ask: Ask): Answer {
  const here = guildOf(ask);
  const query = (ask.query.get('query') ?? '').toLowerCase();
  const limit = limitIn(ask, { usual: 1, most: 1_000 });
  const found = [...here.members.values()].filter((member) => {
    const user = ask.world.town.users.get(member.userId);
    return [user?.name, user?.displayName, member.nick].some((name) => name?.toLowerCase().startsWith(query));
  });
  return ok(found.slice(0, limit).map((member) => shown(ask, member)));
}

/** Everything that can be refused is refused before anything is changed. */
function changeMember(ask: Ask): Answer {
  const { body, world } = ask;
  const here = guildOf(ask);
  const member = memberOf(ask, here);
  const own = member.userId === world.town.botId;
  if (body.nick !== undefined) {
    needInGuild(ask, here, own ? Permission.ChangeNickname : Permission.ManageNicknames);
    if (!own) needAboveMember(ask, here, member);
  }
  if (body.communication_disabled_until !== undefined) {
    needInGuild(ask, here, Permission.ModerateMembers);
    needAboveMember(ask, here, member);
  }
  checkMember(body);
  const state = here.voice.get(member.userId);
  if (body.mute !== undefined) needInGuild(ask, here, Permission.MuteMembers);
  if (body.deaf !== undefined) needInGuild(ask, here, Permission.DeafenMembers);
  if ((body.mute !== undefined || body.deaf !== undefined) && !state) throw no('notInVoice');
  const target = body.channel_id === undefined ? undefined : movedTo(ask, here, member);
  if (body.roles !== undefined) changeRoles(ask, here, member);
  if (body.nick !== undefined) member.nick = textIn(body.nick) || null;
  if (body.communication_disabled_until !== undefined)
    member.timedOutUntil = textIn(body.communication_disabled_until) ?? null;
  member.mute = booleanIn(body.mute) ?? member.mute;
  member.deaf = booleanIn(body.deaf) ?? member.deaf;
  if (target === null) leaveRoom(world, here, userOf(world, member.userId));
  else if (target !== undefined) joinVoice(world, here, { user: member.userId, channel: target.id });
  else if (state && (body.mute !== undefined || body.deaf !== undefined)) voiceChanged(world, here, state);
  if (here.members.has(member.userId)) memberChanged(world, here, member);
  return ok(shown(ask, member));
}

const MOST_TIMEOUT_MS = 28 * 24 * 60 * 60 * 1000;

function checkMember(body: JsonObject): void {
  const wrong = new Complaints();
  if ((textIn(body.nick) ?? '').length > 32) wrong.badLength(['nick'], 1, 32);
  const until = textIn(body.communication_disabled_until);
  if (until !== undefined && Date.parse(until) - Date.now() > MOST_TIMEOUT_MS)
    wrong.say(
      ['communication_disabled_until'],
      'TIMEOUT_TOO_LONG',
      'A member can be timed out for at most 28 days from now.',
    );
  wrong.end();
}

function changeRoles(ask: Ask, here: Guild, member: Member): void {
  needInGuild(ask, here, Permission.ManageRoles);
  const wanted = new Set(textsIn(ask.body.roles));
  const different = [...here.roles.values()].filter(
    (role) => wanted.has(role.id) !== member.roles.has(role.id) && role.id !== here.id,
  );
  for (const role of different) {
    needAbove(ask, here, role);
    if (role.botId !== null) throw no('missingPermissions');
  }
  for (const role of different) {
    const hand = wanted.has(role.id) ? addRole : dropRole;
    hand(ask.world, here, { member, role, author: ask.world.town.botId });
  }
}

/** The room a person is moved to, or null to take them out of voice. Who moves them must be let in; they need not. */
function movedTo(ask: Ask, here: Guild, member: Member): Channel | null {
  needInGuild(ask, here, Permission.MoveMembers);
  if (!here.voice.has(member.userId)) throw no('notInVoice');
  const id = textIn(ask.body.channel_id);
  if (id === undefined) return null;
  const channel = here.channels.get(id);
  if (!channel) throw no('unknownChannel');
  if (!isVoice(channel.type)) throw no('wrongChannelType');
  needInChannel(ask, channel, Permission.Connect);
  return channel;
}

function kick(ask: Ask): Answer {
  const here = guildOf(ask);
  const member = memberOf(ask, here);
  needInGuild(ask, here, Permission.KickMembers);
  needAboveMember(ask, here, member);
  leave(ask.world, here, userOf(ask.world, member.userId));
  return done;
}

function shown(ask: Ask, member: Member): ReturnType<typeof memberShape> {
  return memberShape(member, userOf(ask.world, member.userId));
}

export const peopleRoutes: Route[] = [
  { method: 'GET', path: '/users/@me', handler: me },
  { method: 'GET', path: '/users/@me/guilds', handler: myGuilds },
  { method: 'DELETE', path: '/users/@me/guilds/:guild', handler: leaveByItself },
  { method: 'POST', path: '/users/@me/channels', handler: openDirect },
  { method: 'GET', path: '/users/:user', handler: person },
  { method: 'GET', path: '/applications/@me', handler: myApplication },
  { method: 'GET', path: '/oauth2/applications/@me', handler: myApplication },
  { method: 'GET', path: '/guilds/:guild', handler: guild },
  { method: 'GET', path: '/guilds/:guild/members', handler: listMembers },
  { method: 'GET', path: '/guilds/:guild/members/search', handler: searchMembers },
  {
    method: 'PATCH',
    path: '/guilds/:guild/members/@me',
    handler: (ask) => changeMember({ ...ask, params: { ...ask.params, user: '@me' } }),
  },
  { method: 'GET', path: '/guilds/:guild/members/:user', handler: readMember },
  { method: 'PATCH', path: '/guilds/:guild/members/:user', handler: changeMember },
  { method: 'DELETE', path: '/guilds/:guild/members/:user', handler: kick },
];
