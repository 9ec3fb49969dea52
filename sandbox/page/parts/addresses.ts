import type { Json } from '../../wire/json';

/** Where a link may lead: to the web, and nowhere else. */
export const webAddress = (address: Json | undefined): string | undefined =>
  typeof address === 'string' && /^https?:\/\//iu.test(address) ? address : undefined;

/** A file that was sent here, as a path below this page's own address; undefined for one that lies elsewhere. */
export function attachmentPath(address: Json | undefined): string | undefined {
  const web = webAddress(address);
  if (web === undefined || !URL.canParse(web)) return undefined;
  // Read as the browser will: a path may lead up again.
  const { pathname } = new URL(web);
  return pathname.startsWith('/attachments/') ? pathname : undefined;
}

/** Pictures that a browser shows as nothing but a picture. */
export const isPicture = (name: string): boolean => /\.(?:png|jpe?g|gif|webp)$/iu.test(name);

export const sizeWords = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1_048_576
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;
