import { memberShape } from '../shapes/people';
import { Intent } from '../town/flags';
import type { Town } from '../town/model';
import { numberIn, textIn, textsIn, type JsonObject } from '../wire/json';

/**
 * The answer to Request Guild Members (op 8): single members by id, or by the start of their name.
 * Null where the whole list is asked for without the Server Members switch: Discord sends nothing then.
 */
export function membersChunk(town: Town, intents: number, d: JsonObject): JsonObject | null {
  const guild = town.guilds.get(textIn(d.guild_id) ?? '');
  if (!guild) return null;
  const ids = typeof d.user_ids === 'string' ? [d.user_ids] : textsIn(d.user_ids);
  const query = textIn(d.query)?.toLowerCase();
  const wantsAll = query === '' && (numberIn(d.limit) ?? 0) === 0;
  if (wantsAll && !(intents & Intent.GuildMembers)) return null;
  const limit = ids.length > 0 || wantsAll ? Infinity : Math.min(100, numberIn(d.limit) || 100);
  const members = [...guild.members.values()].flatMap((member) => {
    const user = town.users.get(member.userId);
    if (!user) return [];
    const names = [user.name, member.nick ?? ''].map((name) => name.toLowerCase());
    const wanted =
      ids.length > 0 ? ids.includes(user.id) : query !== undefined && names.some((name) => name.startsWith(query));
    return wanted ? [memberShape(member, user)] : [];
  });
  return {
    guild_id: guild.id,
    members: members.slice(0, limit),
    chunk_index: 0,
    chunk_count: 1,
    not_found: ids.filter((id) => !guild.members.has(id)),
    ...(textIn(d.nonce) === undefined ? {} : { nonce: d.nonce }),
  };
}
