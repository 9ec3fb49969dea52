import { Component } from '../wire/components';
import { isObject, objectsIn, textIn, type Json, type JsonObject } from '../wire/json';
import type { Complaints, Path } from './complaints';

const ANYWHERE = ['http', 'https', 'attachment'];
/** "it only supports attachment references" (components/reference, "File"). */
const SENT_ALONG = ['attachment'];

/** Where the pictures and files of a component are. */
export function checkMedia(wrong: Complaints, path: Path, component: JsonObject): void {
  if (component.type === Component.File) checkAddress(wrong, [...path, 'file'], component.file, SENT_ALONG);
  if (component.type === Component.Thumbnail) checkAddress(wrong, [...path, 'media'], component.media, ANYWHERE);
  if (component.type !== Component.MediaGallery) return;
  for (const [at, { media }] of objectsIn(component.items).entries())
    checkAddress(wrong, [...path, 'items', at, 'media'], media, ANYWHERE);
}

function checkAddress(wrong: Complaints, path: Path, media: Json | undefined, schemes: readonly string[]): void {
  const url = isObject(media) ? textIn(media.url) : undefined;
  const scheme = url?.split('://')[0] ?? '';
  if (url === undefined || schemes.includes(scheme)) return;
  const all = schemes.map((one) => `'${one}'`).join(', ');
  const message = `Scheme "${scheme}" is not supported. Scheme must be one of (${all}).`;
  wrong.say([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', message);
}
