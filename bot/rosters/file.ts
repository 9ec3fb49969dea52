import { DeliveryFault } from '../common/deliveryFault';
import type { SentFile } from '../common/message';
import { refuse } from '../common/refusal';
import type { Discord } from '../discord/port';
import { decoded, type NoText } from './rules/decoded';

/** A roster of ten thousand people has about one and a half. */
const mostMegabytes = 2;
const atMost = mostMegabytes * 1_000_000;

const refusals = {
  empty: 'fileEmpty',
  spreadsheet: 'fileSpreadsheet',
  notText: 'fileNoText',
  oldText: 'fileOldText',
} as const satisfies Record<NoText, string>;

/** The text in a file that somebody gave. What says of itself that it is too large is not even asked for. */
export async function textOf(discord: Pick<Discord, 'fetchFile'>, file: SentFile): Promise<string> {
  if (file.size > atMost) throw refuse('fileTooLarge', mostMegabytes);
  const bytes = await discord.fetchFile(file.url, { atMost }).catch((fault: unknown) => {
    throw fault instanceof DeliveryFault ? refuse('fileGone') : fault;
  });
  if (bytes === 'too large') throw refuse('fileTooLarge', mostMegabytes);
  const read = decoded(bytes);
  if ('fault' in read) throw refuse(refusals[read.fault]);
  return read.text;
}
