import type { Message } from '../town/model';
import { Component } from '../wire/components';
import { isObject, numberIn, objectIn, objectsIn, textIn, type JsonObject } from '../wire/json';

/** What a bot wrote, as Discord gives it back: without the nulls, and with all that it fills in itself. */

export function componentShape(component: JsonObject, message: Message): JsonObject {
  const own = withoutNulls(component);
  return {
    ...own,
    ...filledIn(own, message),
    ...(isObject(own.emoji) ? { emoji: { ...own.emoji, name: textIn(own.emoji.name) ?? '_' } } : {}),
    ...(Array.isArray(own.components)
      ? { components: objectsIn(own.components).map((inside) => componentShape(inside, message)) }
      : {}),
    ...(isObject(own.accessory) ? { accessory: componentShape(own.accessory, message) } : {}),
  };
}

function filledIn(own: JsonObject, message: Message): JsonObject {
  const spoiler = own.spoiler ?? false;
  switch (own.type) {
    case Component.StringSelect:
    case Component.UserSelect:
    case Component.RoleSelect:
    case Component.MentionableSelect:
    case Component.ChannelSelect:
      return { min_values: own.min_values ?? 1, max_values: own.max_values ?? 1 };
    case Component.Separator:
      return { spacing: own.spacing ?? 1, divider: own.divider ?? true };
    case Component.Container:
      return { accent_color: own.accent_color ?? null, spoiler };
    case Component.Thumbnail:
      return { media: mediaShape(own.media, message), description: own.description ?? null, spoiler };
    case Component.MediaGallery:
      return {
        items: objectsIn(own.items).map((item) => ({
          media: mediaShape(item.media, message),
          description: item.description ?? null,
          spoiler: item.spoiler ?? false,
        })),
      };
    case Component.File: {
      const file = attached(own.file, message);
      return {
        file: mediaShape(own.file, message),
        name: textIn(file?.filename) ?? '',
        size: numberIn(file?.size) ?? 0,
        spoiler,
      };
    }
    default:
      return {};
  }
}

/** `attachment://` points to a file of the same message. */
function mediaShape(media: JsonObject[string], message: Message): JsonObject {
  const file = attached(media, message);
  const url = textIn(file?.url) ?? textIn(objectIn(media).url) ?? '';
  return { id: textIn(file?.id) ?? message.id, url, proxy_url: url };
}

function attached(media: JsonObject[string], message: Message): JsonObject | undefined {
  const name = /^attachment:\/\/(.*)$/.exec(textIn(objectIn(media).url) ?? '')?.[1];
  return message.attachments.find((file) => file.filename === name);
}

export function embedShape(embed: JsonObject): JsonObject {
  const own = withoutNulls(embed);
  const fields = objectsIn(own.fields).map((field) => ({ ...field, inline: field.inline ?? false }));
  return { ...own, ...(fields.length > 0 ? { fields } : {}) };
}

const HOUR_MS = 3_600_000;

export function pollShape(poll: JsonObject, message: Message): JsonObject {
  const hours = numberIn(poll.duration) ?? 24;
  return {
    question: withoutNulls(objectIn(poll.question)),
    answers: objectsIn(poll.answers).map((answer, at) => ({
      answer_id: at + 1,
      poll_media: withoutNulls(objectIn(answer.poll_media)),
    })),
    expiry: new Date(Date.parse(message.createdAt) + hours * HOUR_MS).toISOString(),
    allow_multiselect: poll.allow_multiselect ?? false,
    layout_type: poll.layout_type ?? 1,
    results: { answer_counts: [], is_finalized: false },
  };
}

function withoutNulls(part: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]) => {
      if (value === null) return [];
      return [[key, isObject(value) ? withoutNulls(value) : value]];
    }),
  );
}
