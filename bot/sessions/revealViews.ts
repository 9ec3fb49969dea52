import type { Contribution } from '../../entities';
import { inert } from '../common/inert';
import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import { wayOf } from './session';
import type { Gathering } from './store';

/** What was written or chosen by all, said in the thread. */

/** All that was written for a reveal, in as few messages as it fits into. */
export function revealed(
  { session, group }: Gathering,
  { step, written }: { step: number; written: readonly Contribution[] },
  t: Strings,
): Message[] {
  if (written.length === 0) return [card({ text: t.session.nobodyWrote(), accent: 'dawn' })];
  const leg = wayOf(session)[step];
  const isNamed = leg?.step.kind === 'reveal' && leg.step.named !== false;
  const entries = written.map(({ userId, words }) => t.session.wrote(isNamed ? userId : null, inert(words)));
  const title = t.session.boardTitle(group.name, t.session.allTogether());
  return pages(entries).map((page, index) =>
    card({ text: [index === 0 ? plainly(title) : '', ...page], accent: 'dawn' }),
  );
}

/** What somebody takes along or would like to answer, of what was written or of the options. Of nothing, nothing is said. */
export function chosenWords(
  { session }: Gathering,
  { step, by, options }: { step: number; by: string; options: readonly string[] },
  t: Strings,
): Message[] {
  const leg = wayOf(session)[step];
  const answers = leg?.step.kind === 'choose' && leg.step.then === 'answer';
  const head = answers ? t.session.chosenToAnswer(by) : t.session.chosen(by);
  return pages(options.map((option) => t.session.option(inert(option)))).map((page, index) =>
    card({ text: [index === 0 ? head : '', ...page], accent: 'dawn' }),
  );
}

/** A board begins with a heading; what is revealed is none. */
const plainly = (title: string): string => title.replace(/^#+ (.*)$/u, '**$1**');

/** All the text of one message has 4,000 characters. */
const longestPage = 3_600;

function pages(entries: readonly string[]): string[][] {
  const all: string[][] = [];
  let left = 0;
  for (const entry of entries) {
    if (entry.length > left) {
      all.push([]);
      left = longestPage;
    }
    all.at(-1)?.push(entry);
    left -= entry.length;
  }
  return all;
}
