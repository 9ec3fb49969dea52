import type { Draft } from '../acts/messages';
import { keepFile } from '../acts/files';
import { Complaints } from '../validate/complaints';
import { no } from './errors';
import { booleanIn, isObject, numberIn, objectsIn, textIn, writtenIn, type Json, type JsonObject } from '../wire/json';
import type { Ask } from './router';

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
    ...(typeof body.flags === 'number' ? { flags: body.flags } : {}),
    ...(isObject(body.allowed_mentions) ? { allowedMentions: body.allowed_mentions } : {}),
    ...(attachmentsNamed
      ? { attachments: attachmentsFrom(ask, body, { channelId: message.channelId, kept: message.attachments }) }
      : {}),
  };
}

/** For one file, without boosts. */
const MOST_BYTES = 10 * 1024 * 1024;

export function needSmallFiles(ask: Ask): void {
  if (ask.files.some((file) => file.bytes.length > MOST_BYTES)) throw no('tooLarge');
}

/** The files sent along are stored and served again; attachments named by their id are kept, the others go. */
function attachmentsFrom(
  ask: Ask,
  body: JsonObject,
  p: { channelId: string; kept: readonly JsonObject[] },
): JsonObject[] {
  const named = objectsIn(body.attachments);
  const wrong = new Complaints();
  for (const [at, one] of named.entries()) {
    const id = writtenIn(one.id);
    const there = p.kept.some((old) => old.id === id) || ask.files.some((file) => file.id === id);
    if (!there) wrong.say(['attachments', at], 'ATTACHMENT_NOT_FOUND', 'Attachment data not found');
  }
  wrong.end();
  const meta = (id: Json | undefined): JsonObject | undefined => named.find((one) => writtenIn(one.id) === id);
  const kept = p.kept
    .filter((old) => body.attachments === undefined || meta(old.id))
    .map((old) => ({ ...old, ...described(meta(old.id)) }));
  const fresh = ask.files.map((file) => {
    const line = meta(file.id);
    const stored = { name: textIn(line?.filename) ?? file.name, type: file.type, bytes: file.bytes };
    return { ...keepFile(ask.world, p.channelId, stored), ...described(line) };
  });
  return [...kept, ...fresh];
}

function described(meta: JsonObject | undefined): JsonObject {
  return {
    ...(textIn(meta?.description) === undefined ? {} : { description: meta?.description }),
    ...(textIn(meta?.title) === undefined ? {} : { title: meta?.title }),
  };
}
