import { plainLine } from '../../common/inert';

const legalEndings =
  /\b(ltd|limited|inc|incorporated|llc|llp|plc|corp|corporation|co|gmbh|ag|ev|sa|sas|sarl|srl|bv|nv|ab|oy|as|pty|pte|foundation|stiftung)\b/gu;

/** One employer, however it was written: case, spaces, accents, punctuation and legal endings make no difference. '' when nothing is left. */
export function employerKey(typed: string): string {
  const folded = plainLine(typed)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const without = folded.replace(legalEndings, ' ').replace(/\s+/gu, ' ').trim();
  return without === '' ? folded : without;
}
