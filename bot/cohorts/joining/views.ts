import { card, type Message } from '../../common/message';
import type { Strings } from '../../locales';
import { repairButton } from '../repair/button';
import { votes, type Vote } from '../rules/voting';
import type { WeeklyHour } from '../rules/weeks';
import { timeOfMinute } from '../../sessions/calendar';
import { castVote } from './ids';

/** What a circle is asked, as those in it read it. */
export interface Question {
  readonly asking: string;
  readonly until: Date;
  /** the circle all of them would go on in, and its own ends; null: it goes on */
  readonly endsFor: string | null;
  /** who would come: from which circle, or from the list; named only where they would move alone */
  readonly come: readonly {
    readonly from: string | null;
    readonly people: number;
    readonly named: readonly string[];
  }[];
  /** who would go on elsewhere, where the circle itself goes on */
  readonly go: readonly { readonly to: string; readonly named: readonly string[] }[];
  /** how many would sit together then */
  readonly people: number;
  /** the hour they would have then, where it is another */
  readonly newHour: WeeklyHour | null;
  readonly pings: readonly string[];
}

export const question = (t: Strings, asked: Question): Message => {
  const { newHour: hour } = asked;
  const newHour = hour && { weekday: hour.weekday, time: timeOfMinute(hour.minute), zone: hour.zone };
  return card({
    text: [t.joining.title(), t.joining.proposal({ ...asked, newHour }), t.joining.howItWorks(asked.until)],
    buttons: votes.map((vote, answer) => ({
      label: t.joining.answer[vote](),
      customId: castVote.write({ asking: asked.asking, answer }),
      // Neither looks like the one that is wished for.
      style: 'secondary',
    })),
    accent: 'dawn',
    pings: asked.pings,
  });
};

export const voteKept = (t: Strings, p: { answer: Vote; until: Date }): Message =>
  card({ text: t.joining.kept(t.joining.answer[p.answer](), p.until) });

export type Outcome = 'agreed' | 'stays' | 'overtaken';

/** Said in each circle that was asked. */
export const outcomeIn = (t: Strings, outcome: Outcome): Message =>
  card({ text: t.joining.outcome[outcome](), accent: outcome === 'agreed' ? 'leaf' : 'dusk' });

/** For the moderators: what came of it, and where to look next. */
export const outcomeNotice = (
  t: Strings,
  p: { outcome: Outcome; circles: readonly string[]; cohort: string },
): Message =>
  card({
    text: t.joining.notice[p.outcome](p.circles),
    buttons: p.outcome === 'agreed' ? [] : [repairButton(t, p.cohort)],
    accent: p.outcome === 'agreed' ? 'leaf' : 'clay',
  });

/** For the moderator who wished for it. */
export const circlesAreAsked = (t: Strings, p: { circles: readonly string[]; until: Date; reads: boolean }): Message =>
  card({ text: t.joining.asked(p.circles, p.until, p.reads), accent: 'dawn' });
