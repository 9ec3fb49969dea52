import type { SeenMessage } from '../../client';
import type { Reader } from '../reader';
import type { Original } from '../screen';
import { dayIn } from '../times';

/** What stands in a conversation from top to bottom. */
export type Row =
  | { readonly is: 'day'; readonly key: string; readonly words: string }
  | {
      readonly is: 'message';
      readonly message: SeenMessage;
      readonly continues: boolean;
      readonly original?: Original | undefined;
    };

/** Messages of one author stand closer when they follow within seven minutes. */
const TOGETHER_MS = 7 * 60_000;

export function rowsOf(messages: readonly SeenMessage[], reader: Reader): Row[] {
  const rows: Row[] = [];
  let before: SeenMessage | undefined;
  let day = '';
  for (const message of messages) {
    const words = dayIn(new Date(message.town_time), reader.zone);
    const isNewDay = words !== day;
    if (isNewDay) rows.push({ is: 'day', key: `day ${message.id}`, words });
    rows.push({
      is: 'message',
      message,
      continues: !isNewDay && before !== undefined && follows(before, message),
      original: originalOf(message, messages),
    });
    before = message;
    day = words;
  }
  return rows;
}

function follows(before: SeenMessage, message: SeenMessage): boolean {
  if (message.repliesTo !== undefined || message.used !== undefined || before.ephemeral !== message.ephemeral)
    return false;
  const away = Date.parse(message.town_time) - Date.parse(before.town_time);
  return before.author.id === message.author.id && away <= TOGETHER_MS;
}

function originalOf({ repliesTo }: SeenMessage, messages: readonly SeenMessage[]): Original | undefined {
  if (repliesTo === undefined) return undefined;
  return messages.find(({ id }) => id === repliesTo) ?? 'gone';
}
