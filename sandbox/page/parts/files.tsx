import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isObject, numberIn, textIn, type Json, type JsonObject } from '../../wire/json';
import { attachmentPath, isPicture, sizeWords, webAddress } from './addresses';
import { Icon } from './icon';
import { useSight } from './sight';

/** Pictures and files: those that were sent here are shown from here, and nothing is loaded from elsewhere. */

/** What a component names as its media: a file of its own message, or one somewhere else. */
export function mediaIn(component: JsonObject, name: 'media' | 'file'): { url: Json | undefined; name: string } {
  const media = component[name];
  const url = isObject(media) ? textIn(media.url) : undefined;
  const last =
    url
      ?.replace(/[?#].*$/u, '')
      .split('/')
      .at(-1) ?? '';
  return { url, name: textIn(component.name) ?? (last === '' ? 'file' : readable(last)) };
}

function readable(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

interface PictureProps {
  readonly url: Json | undefined;
  readonly name: string;
  readonly about?: string | undefined;
  readonly hidden?: boolean;
  /** `thumbnail` or `medium` */
  readonly look: string;
}

export function Picture({ url, name, about, hidden = false, look }: PictureProps): JSX.Element {
  const { deeds, message } = useSight();
  const [isShown, show] = useState(!hidden);
  const [isBroken, breaks] = useState(false);
  const sent = sentFile(message?.attachments ?? [], { url, name });
  const path = deeds && isPicture(sent.name) ? attachmentPath(sent.url) : undefined;
  const words = about ?? 'a picture';
  if (!isShown)
    return (
      <button type="button" class={`${look} covered`} onClick={() => show(true)}>
        Spoiler
      </button>
    );
  if (path === undefined || isBroken)
    return (
      <div class={look} role="img" aria-label={words}>
        <Icon name="picture" />
      </div>
    );
  return (
    <a class={look} href={path} target="_blank" rel="noopener noreferrer">
      <img src={path} alt={words} loading="lazy" onError={() => breaks(true)} />
    </a>
  );
}

/** `attachment://name` is a file of the same message. */
function sentFile(attachments: readonly JsonObject[], p: { url: Json | undefined; name: string }) {
  if (typeof p.url !== 'string' || !p.url.startsWith('attachment://')) return p;
  const wanted = p.url.slice('attachment://'.length);
  const found = attachments.find(({ filename }) => filename === wanted);
  return { url: found?.url, name: wanted };
}

interface FileProps {
  readonly url: Json | undefined;
  readonly name: string;
  readonly size?: number | undefined;
}

export function FileCard({ url, name, size }: FileProps): JSX.Element {
  const { deeds, message } = useSight();
  const sent = sentFile(message?.attachments ?? [], { url, name });
  const to = attachmentPath(sent.url) ?? webAddress(sent.url);
  return (
    <div class="file">
      <Icon name="file" />
      <span class="file-words">
        {deeds && to !== undefined ? (
          <a class="file-name" href={to} download={sent.name} rel="noopener noreferrer">
            {sent.name}
          </a>
        ) : (
          <span class="file-name">{sent.name}</span>
        )}
        {size === undefined ? undefined : <span class="file-size">{sizeWords(size)}</span>}
      </span>
    </div>
  );
}

/** Files below a message that no component of it names. */
export function Attachments({ files }: { files: readonly JsonObject[] }): JSX.Element {
  const all = files.map((file) => ({ url: file.url, name: textIn(file.filename) ?? 'file', file }));
  const pictures = all.filter(({ name }) => isPicture(name));
  return (
    <>
      {pictures.length === 0 ? undefined : (
        <div class="media">
          {pictures.map(({ url, name, file }) => (
            <Picture
              url={url}
              name={name}
              about={textIn(file.description) ?? name}
              hidden={name.startsWith('SPOILER_')}
              look="medium"
            />
          ))}
        </div>
      )}
      {all
        .filter(({ name }) => !isPicture(name))
        .map(({ url, name, file }) => (
          <FileCard url={url} name={name} size={numberIn(file.size)} />
        ))}
    </>
  );
}
