import { isObject, objectsIn, textIn, type JsonObject } from '../wire/json';
import type { Complaints, Path } from './complaints';

const MOST_EMBEDS = 10;
const MOST_FIELDS = 25;
/** Title, description, fields, footer and author of all embeds together. */
const MOST_CHARACTERS = 6_000;

export function checkEmbeds(wrong: Complaints, embeds: readonly JsonObject[]): void {
  if (embeds.length > MOST_EMBEDS) wrong.badLength(['embeds'], 0, MOST_EMBEDS);
  let total = 0;
  for (const [at, embed] of embeds.entries()) total += checkEmbed(wrong, ['embeds', at], embed);
  if (total > MOST_CHARACTERS)
    wrong.say(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_CHARACTERS}`);
}

/** Gives back how many characters count towards the total. */
function checkEmbed(wrong: Complaints, path: Path, embed: JsonObject): number {
  let size = 0;
  const limited = (value: JsonObject[string], where: Path, most: number): void => {
    const text = textIn(value) ?? '';
    size += text.length;
    if (text.length > most) wrong.tooLong(where, most);
  };
  limited(embed.title, [...path, 'title'], 256);
  limited(embed.description, [...path, 'description'], 4096);
  if (isObject(embed.footer)) limited(embed.footer.text, [...path, 'footer', 'text'], 2048);
  if (isObject(embed.author)) limited(embed.author.name, [...path, 'author', 'name'], 256);
  const fields = objectsIn(embed.fields);
  if (fields.length > MOST_FIELDS) wrong.badLength([...path, 'fields'], 0, MOST_FIELDS);
  for (const [at, field] of fields.entries()) {
    limited(field.name, [...path, 'fields', at, 'name'], 256);
    limited(field.value, [...path, 'fields', at, 'value'], 1024);
    if ((textIn(field.name) ?? '') === '') wrong.required([...path, 'fields', at, 'name']);
    if ((textIn(field.value) ?? '') === '') wrong.required([...path, 'fields', at, 'value']);
  }
  for (const part of ['image', 'thumbnail', 'author', 'footer']) {
    const value = embed[part];
    if (isObject(value)) checkUrl(wrong, [...path, part], value);
  }
  checkUrl(wrong, path, embed);
  const seen = [
    'title',
    'description',
    'fields',
    'image',
    'thumbnail',
    'author',
    'footer',
    'timestamp',
    'url',
    'video',
    'provider',
  ];
  if (!seen.some((key) => embed[key] !== undefined && embed[key] !== null && embed[key] !== ''))
    wrong.required([...path, 'description']);
  return size;
}

function checkUrl(wrong: Complaints, path: Path, holder: JsonObject): void {
  for (const key of ['url', 'icon_url']) {
    const value = holder[key];
    if (typeof value !== 'string' || /^(https?|attachment):\/\/\S+$/.test(value)) continue;
    wrong.say(
      [...path, key],
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${value.split(':')[0] ?? ''}" is not supported. Scheme must be one of ('http', 'https').`,
    );
  }
}
