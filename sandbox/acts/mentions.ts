import { Permission } from '../town/flags';
import { guildHolding } from '../town/lookup';
import type { Channel, Guild, Town } from '../town/model';
import { allows, audienceOf, canSee, channelPermissions } from '../town/permissions';
import { Component, flattened } from '../wire/components';
import { textIn, textsIn, type JsonObject } from '../wire/json';

/** What counts in answers to interactions that say nothing of it (resources/message, "Allowed Mentions Object"). */
export const USERS_ONLY: JsonObject = { parse: ['users'] };

export interface Mentions {
  readonly users: string[];
  readonly roles: string[];
  readonly everyone: boolean;
  /** Everybody whose Discord would make a sound, the author excepted. */
  readonly pinged: string[];
}

/** Everything in a message in which a mention counts: the content, and the text of Components V2. */
export function mentionableText(content: string, components: readonly JsonObject[]): string {
  const displays = flattened(components).filter(({ type }) => type === Component.TextDisplay);
  return [content, ...displays.map((display) => textIn(display.content) ?? '')].join('\n');
}

/**
 * Whom a text mentions, as far as `allowed_mentions` lets it. Absent means everything in the text counts;
 * present means only what it names.
 */
export function mentionsIn(
  town: Town,
  p: { text: string; channel: Channel; author: string; allowed: JsonObject | undefined; repliedTo: string | null },
): Mentions {
  const guild = guildHolding(town, p.channel);
  const permitted = filterOf(p.allowed);
  const users = new Set(idsIn(p.text, /<@!?(\d{17,20})>/g).filter((id) => town.users.has(id) && permitted.user(id)));
  if (p.repliedTo !== null && permitted.replied) users.add(p.repliedTo);
  const may = allows(channelPermissions(town, p.channel, p.author), Permission.MentionEveryone);
  const roles = idsIn(p.text, /<@&(\d{17,20})>/g).filter((id) => {
    const role = guild?.roles.get(id);
    return role !== undefined && permitted.role(id) && (may || role.mentionable);
  });
  const everyone = may && permitted.everyone && /@(everyone|here)\b/.test(p.text);
  const inRoles = guild ? membersWith(guild, new Set(roles)) : [];
  const pinged = new Set([...users, ...inRoles, ...(everyone ? audienceOf(town, p.channel) : [])]);
  pinged.delete(p.author);
  return { users: [...users], roles, everyone, pinged: [...pinged].filter((id) => town.users.get(id)?.bot === false) };
}

/** Who sees a channel, and the roles that somebody may mention there: what a client offers while they write. */
export function mentionableIn(
  town: Town,
  p: { channel: Channel; author: string },
): { readonly people: readonly string[]; readonly roles: readonly string[] } {
  const guild = guildHolding(town, p.channel);
  const may = allows(channelPermissions(town, p.channel, p.author), Permission.MentionEveryone);
  const roles = [...(guild?.roles.values() ?? [])].filter(
    ({ id, mentionable }) => id !== guild?.id && (may || mentionable),
  );
  const bot = canSee(town, p.channel, town.botId) ? [town.botId] : [];
  return { people: [...audienceOf(town, p.channel), ...bot], roles: roles.map(({ id }) => id) };
}

function filterOf(allowed: JsonObject | undefined): {
  user: (id: string) => boolean;
  role: (id: string) => boolean;
  everyone: boolean;
  replied: boolean;
} {
  if (!allowed) return { user: () => true, role: () => true, everyone: true, replied: true };
  const parse = textsIn(allowed.parse);
  const users = new Set(textsIn(allowed.users));
  const roles = new Set(textsIn(allowed.roles));
  return {
    user: (id) => parse.includes('users') || users.has(id),
    role: (id) => parse.includes('roles') || roles.has(id),
    everyone: parse.includes('everyone'),
    replied: allowed.replied_user === true,
  };
}

function membersWith(guild: Guild, roles: ReadonlySet<string>): string[] {
  if (roles.size === 0) return [];
  return [...guild.members.values()]
    .filter((member) => [...member.roles].some((id) => roles.has(id)))
    .map((member) => member.userId);
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}
