import { directChannel } from '../acts/direct';
import { joinVoice, leave, leaveVoice, memberChanged } from '../acts/guilds';
import { channelShape } from '../shapes/channels';
import { guildShape, isVoice } from '../shapes/guilds';
import { memberShape, userShape } from '../shapes/people';
import { Permission } from '../town/flags';
import type { Guild, Member } from '../town/model';
import { guildPermissions } from '../town/permissions';
import { textIn, textsIn } from '../wire/json';
import { no } from './errors';
import { guildOf, memberOf, needAbove, needInGuild, userOf } from './find';
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
    owner: userShape(bot),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: ask.world.town.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: ['bot', 'applications.commands'],
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    team: null,
    flags: ask.world.gateway.applicationFlags,
    flags_new: ask.world.gateway.applicationFlags.toString(),
    bot: userShape(bot),
  });
}

function myGuilds(ask: Ask): Answer {
  const { town } = ask.world;
  return ok(
    [...town.guilds.values()].flatMap((guild) => {
      const bot = guild.members.get(town.botId);
      if (!bot) return [];
      const permissions = guildPermissions(guild, bot).toString();
      return [{ id: guild.id, name: guild.name, icon: null, banner: null, owner: false, permissions, features: [] }];
    }),
  );
}

function person(ask: Ask): Answer {
  return ok(userShape(userOf(ask.world, ask.params.user ?? '')));
}

function openDirect(ask: Ask): Answer {
  const user = userOf(ask.world, textIn(ask.body.recipient_id) ?? '');
  return ok(channelShape(ask.world.town, directChannel(ask.world, user.id)));
}

function guild(ask: Ask): Answer {
  const here = guildOf(ask);
  const counts = ask.query.get('with_counts') === 'true';
  return ok({
    ...guildShape(here),
    ...(counts ? { approximate_member_count: here.members.size, approximate_presence_count: here.members.size } : {}),
  });
}

function readMember(ask: Ask): Answer {
  const here = guildOf(ask);
  return ok(shown(ask, memberOf(ask, here)));
}

/** The whole list needs the Server Members switch. */
function listMembers(ask: Ask): Answer {
  const here = guildOf(ask);
  if (!ask.world.settings.serverMembers) throw no('missingAccess');
  const after = BigInt(ask.query.get('after') ?? '0');
  const limit = Math.min(1000, Math.max(1, Number(ask.query.get('limit') ?? 1)));
  const all = [...here.members.values()].sort((a, b) => (BigInt(a.userId) < BigInt(b.userId) ? -1 : 1));
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
  const limit = Math.min(1000, Math.max(1, Number(ask.query.get('limit') ?? 1)));
  const found = [...here.members.values()].filter((member) => {
    const user = ask.world.town.users.get(member.userId);
    return [user?.name, user?.displayName, member.nick].some((name) => name?.toLowerCase().startsWith(query));
  });
  return ok(found.slice(0, limit).map((member) => shown(ask, member)));
}

function changeMember(ask: Ask): Answer {
  const { body, world } = ask;
  const here = guildOf(ask);
  const member = memberOf(ask, here);
  if (body.nick !== undefined) {
    needInGuild(ask, here, member.userId === world.town.botId ? Permission.ChangeNickname : Permission.ManageNicknames);
    member.nick = textIn(body.nick) ?? null;
  }
  if (body.communication_disabled_until !== undefined) {
    needInGuild(ask, here, Permission.ModerateMembers);
    member.timedOutUntil = textIn(body.communication_disabled_until) ?? null;
  }
  if (body.roles !== undefined) changeRoles(ask, here, member);
  if (body.channel_id !== undefined) moveInVoice(ask, here, member);
  memberChanged(world, here, member);
  return ok(shown(ask, member));
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
    if (wanted.has(role.id)) member.roles.add(role.id);
    else member.roles.delete(role.id);
  }
}

function moveInVoice(ask: Ask, here: Guild, member: Member): void {
  needInGuild(ask, here, Permission.MoveMembers);
  if (!here.voice.has(member.userId)) throw no('notInVoice');
  const target = textIn(ask.body.channel_id);
  if (target === undefined) {
    leaveVoice(ask.world, here, member.userId);
    return;
  }
  const channel = here.channels.get(target);
  if (!channel || !isVoice(channel.type)) throw no('unknownChannel');
  joinVoice(ask.world, here, { user: member.userId, channel: target, suppress: false });
}

function kick(ask: Ask): Answer {
  const here = guildOf(ask);
  const member = memberOf(ask, here);
  needInGuild(ask, here, Permission.KickMembers);
  leave(ask.world, here, userOf(ask.world, member.userId));
  return done;
}

function shown(ask: Ask, member: Member): ReturnType<typeof memberShape> {
  return memberShape(member, userOf(ask.world, member.userId));
}

export const peopleRoutes: Route[] = [
  { method: 'GET', path: '/users/@me', handler: me },
  { method: 'GET', path: '/users/@me/guilds', handler: myGuilds },
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
