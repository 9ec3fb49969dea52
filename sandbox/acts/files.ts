import type { StoredFile } from '../town/model';
import { snowflake } from '../town/snowflake';
import type { JsonObject } from '../wire/json';
import type { World } from '../world';

/** Stores a file under a name that stands in an address as it is, and gives its attachment. */
export function keepFile(world: World, channelId: string, file: StoredFile): JsonObject {
  const id = snowflake();
  const name = file.name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '') || 'unknown';
  const type = file.type || 'application/octet-stream';
  const path = `${channelId}/${id}/${name}`;
  world.town.files.set(path, { ...file, name, type });
  const url = `${world.settings.url}/attachments/${channelId}/${id}/${encodeURIComponent(name)}`;
  return { id, filename: name, size: file.bytes.length, url, proxy_url: url, content_type: type };
}
