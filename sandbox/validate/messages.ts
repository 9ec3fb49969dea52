import { no, type DiscordError } from '../rest/errors';
import { MessageFlag } from '../town/flags';
import type { Message } from '../town/model';
import { isObject, numberIn, objectsIn, textIn, textsIn, type JsonObject } from '../wire/json';
import { Complaints, invalid, type Path } from './complaints';
import { checkComponents } from './components';
import { checkEmbeds } from './embeds';

const MOST_TEXT = 2_000;
/** Length of a nonce, by Discord's documentation. */
const MOST_NONCE = 25;

/** A message to be posted: by Create Message, by a webhook, or as an answer. Throws 50035, or 50006 if it is empty. */
export function checkMessage(body: JsonObject, p: { files: number; at?: Path }): void {
  const wrong = new Complaints(p.at);
  checkParts(wrong, body, { flags: flagsOf(body), files: p.files });
  wrong.end();
  if (isEmpty(body, p.files)) throw no('emptyMessage');
}

/** An edit is judged by what the message will be afterwards. The Components V2 flag never comes off again. */
export function checkMessageEdit(body: JsonObject, message: Message, p: { files: number; at?: Path }): void {
  const wrong = new Complaints(p.at);
  const wasV2 = isV2(message.flags);
  if (wasV2 && typeof body.flags === 'number' && !isV2(flagsOf(body))) {
    wrong.say(
      ['flags'],
      'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
      'The IS_COMPONENTS_V2 flag cannot be removed from a message',
    );
  }
  checkParts(wrong, body, { flags: message.flags | flagsOf(body), files: p.files });
  if (!wasV2 && isV2(flagsOf(body))) needEmptied(wrong, body, message);
  wrong.end();
  const after: JsonObject = {
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    ...body,
  };
  const loading = (message.flags & MessageFlag.Loading) !== 0;
  const keepsFiles = body.attachments === undefined ? message.attachments.length : objectsIn(body.attachments).length;
  if (!message.poll && !loading && isEmpty(after, p.files + keepsFiles)) throw no('emptyMessage');
  if (loading && isEmpty(body, p.files)) throw no('emptyMessage');
}

/** What cannot stand beside V2 components does not go by itself: the edit that brings them has to empty it. */
function needEmptied(wrong: Complaints, body: JsonObject, message: Message): void {
  if (message.content !== '' && body.content === undefined) refuseBesideV2(wrong, 'content');
  if (message.embeds.length > 0 && body.embeds === undefined) refuseBesideV2(wrong, 'embeds');
  if (message.poll && body.poll === undefined) refuseBesideV2(wrong, 'poll');
}

function refuseBesideV2(wrong: Complaints, field: string): void {
  wrong.say(
    [field],
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    'The field cannot be used when using MessageFlags.IS_COMPONENTS_V2',
  );
}

/** All parts of a message; `flags` are those it will have. */
export function checkParts(wrong: Complaints, body: JsonObject, p: { flags: number; files: number }): void {
  const v2 = isV2(p.flags);
  const content = textIn(body.content) ?? '';
  if (body.content !== undefined && body.content !== null && typeof body.content !== 'string') {
    wrong.say(['content'], 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
  }
  if (content.length > MOST_TEXT) wrong.tooLong(['content'], MOST_TEXT);
  checkNonce(wrong, body);
  checkAllowedMentions(wrong, body);
  if (v2) {
    for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
      const value = body[field];
      const used = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
      if (used) refuseBesideV2(wrong, field);
    }
  }
  checkEmbeds(wrong, objectsIn(body.embeds));
  checkComponents(wrong, objectsIn(body.components), { v2 });
  if (p.files > 10) wrong.badLength(['attachments'], 0, 10);
  checkPoll(wrong, body);
}

function checkNonce(wrong: Complaints, body: JsonObject): void {
  const { nonce } = body;
  if (nonce === undefined || nonce === null || typeof nonce === 'number') return;
  if (typeof nonce !== 'string') wrong.say(['nonce'], 'NONCE_TYPE_INVALID', 'Nonce must be a string or an integer.');
  else if (nonce.length > MOST_NONCE) wrong.tooLong(['nonce'], MOST_NONCE);
}

function checkAllowedMentions(wrong: Complaints, body: JsonObject): void {
  const allowed = body.allowed_mentions;
  if (!isObject(allowed)) return;
  const parse = textsIn(allowed.parse);
  for (const kind of ['users', 'roles']) {
    const listed = textsIn(allowed[kind]);
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    if (parse.includes(kind) && listed.length > 0)
      wrong.say(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    if (listed.length > 100) wrong.badLength(['allowed_mentions', kind], 0, 100);
  }
}

function checkPoll(wrong: Complaints, body: JsonObject): void {
  if (!isObject(body.poll)) return;
  const question = isObject(body.poll.question) ? textIn(body.poll.question.text) : undefined;
  if (question === undefined || question === '') wrong.required(['poll', 'question', 'text']);
  else if (question.length > 300) wrong.tooLong(['poll', 'question', 'text'], 300);
  const answers = objectsIn(body.poll.answers);
  if (answers.length < 1 || answers.length > 10) wrong.badLength(['poll', 'answers'], 1, 10);
  for (const [at, answer] of answers.entries()) {
    const text = isObject(answer.poll_media) ? (textIn(answer.poll_media.text) ?? '') : '';
    if (text.length < 1 || text.length > 55) wrong.badLength(['poll', 'answers', at, 'poll_media', 'text'], 1, 55);
  }
  if ((numberIn(body.poll.duration) ?? 24) > 768)
    wrong.say(['poll', 'duration'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 768.');
}

function isV2(flags: number): boolean {
  return (flags & MessageFlag.ComponentsV2) !== 0;
}

function flagsOf(body: JsonObject): number {
  return numberIn(body.flags) ?? 0;
}

/** Discord looks at what would be seen: white space alone is nothing. */
function isEmpty(body: JsonObject, files: number): boolean {
  if (files > 0 || isObject(body.poll)) return false;
  if (objectsIn(body.embeds).length > 0 || objectsIn(body.components).length > 0) return false;
  return (textIn(body.content) ?? '').trim() === '';
}

/** An answer to an interaction that says something, and does not say what. */
export function needData(body: JsonObject): void {
  if (!isObject(body.data)) throw invalid(['data'], 'BASE_TYPE_REQUIRED', 'This field is required');
}

/** Interaction callbacks of the wrong kind, such as an update to what was no component. */
export function wrongCallbackType(message: string): DiscordError {
  return invalid(['type'], 'BASE_TYPE_CHOICES', message);
}
