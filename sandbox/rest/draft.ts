import type { Draft } from '../acts/messages';
import { MessageFlag } from '../town/flags';
import { snowflake } from '../town/snowflake';
import { booleanIn, isObject, numberIn, objectsIn, textIn, writtenIn, type JsonObject } from '../wire/json';
import type { Ask } from './router';

/** The flags an edit can set; who sees the message was settled when it was posted. */
const SET_LATER = MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2;

/** A message from a request body that has been found valid. */
export function draftFrom(ask: Ask, body: JsonObject, channelId: string): Draft {
  return {
    content: textIn(body.content) ?? '',
    embeds: objectsIn(body.embeds),
    components: objectsIn(body.components),
    attachments: attachmentsFrom(ask, body, { channelId, kept: [] }),
    flags: numberIn(body.flags) ?? 0,
    tts: booleanIn(body.tts) ?? false,
    ...(isObject(body.allowed_mentions) ? { allowedMentions: body.allowed_mentions } : {}),
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: writtenIn(body.nonce) }),
    ...(isObject(body.poll) ? { poll: body.poll } : {}),
  };
}

/** Only what the body names; null empties a field. */
export function changeFrom(
  ask: Ask,
  body: JsonObject,
  message: { channelId: string; attachments: readonly JsonObject[] },
): Partial<Draft> {
  const attachmentsNamed = body.attachments !== undefined || ask.files.length > 0;
  return {
    ...(body.content === undefined ? {} : { content: textIn(body.content) ?? '' }),
    ...(body.embeds === undefined ? {} : { embeds: objectsIn(body.embeds) }),
    ...(body.components === undefined ? {} : { components: objectsIn(body.components) }),
    ...(typeof body.flags === 'number' ? { flags: body.flags & SET_LATER } : {}),
    ...(isObject(body.allowed_mentions) ? { allowedMentions: body.allowed_mentions } : {}),
    ...(attachmentsNamed
      ? { attachments: attachmentsFrom(ask, body, { channelId: message.channelId, kept: message.attachments }) }
      : {}),
  };
}

/** The files sent along are stored and served again; attachments named by their id are kept. */
function attachmentsFrom(
  ask: Ask,
  body: JsonObject,
  p: { channelId: string; kept: readonly JsonObject[] },
): JsonObject[] {
  const named = objectsIn(body.attachments);
  const kept = p.kept.filter((old) => body.attachments === undefined || named.some((one) => one.id === old.id));
  const fresh = ask.files.map((file) => {
    const id = snowflake();
    const meta = named.find((one) => writtenIn(one.id) === file.id);
    const name = textIn(meta?.filename) ?? file.name;
    ask.world.town.files.set(`${p.channelId}/${id}/${name}`, { name, type: file.type, bytes: file.bytes });
    const url = `${ask.world.settings.url}/attachments/${p.channelId}/${id}/${encodeURIComponent(name)}`;
    return {
      id,
      filename: name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.type || 'application/octet-stream',
      ...(textIn(meta?.description) === undefined ? {} : { description: meta?.description }),
    };
  });
  return [...kept, ...fresh];
}
