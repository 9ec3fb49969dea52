import { plainLine, shortened } from '../common/inert';
import { card, type Choice as Option, type Message, type Select } from '../common/message';
import type { Strings } from '../locales';
import { accept, choose } from './ids';
import { valueOf, type Choice } from './rules/choice';
import type { Answer } from './rules/handOver';

/** How the time of a circle's sessions stands, for the one who asks; on their own card. */
export interface Time {
  /** the session it is about: the one that goes on, else their own next one, else the next */
  readonly session: string;
  readonly startsAt: Date;
  readonly isRunning: boolean;
  /** of the session that the card is about; null: Grove */
  readonly facilitator: string | null;
  readonly reader: string;
  /** the reader's own session to come is the next one, or a later one */
  readonly own: 'next' | 'later' | null;
  /** they may hand it on */
  readonly mayHandOn: boolean;
  /** who was asked; `circle`: everybody */
  readonly offered: string | null;
  /** the next session, when nobody looks after it and the reader could */
  readonly vacant: string | null;
  /** null for who does not sit here */
  readonly willing: boolean | null;
  readonly others: readonly { readonly id: string; readonly called: string | undefined }[];
}

export function timeWords(time: Time | null, t: Strings): string[] {
  if (!time) return [];
  const { facilitator, own, offered, isRunning } = time;
  const open =
    offered === null || !time.mayHandOn
      ? ''
      : offered === 'circle'
        ? t.facilitator.open()
        : t.facilitator.asked(offered);
  if (isRunning) {
    const who = facilitator === null ? t.facilitator.groveToday() : t.facilitator.looksAfterToday(facilitator);
    return [facilitator === time.reader ? '' : who, open];
  }
  const whose = facilitator === null ? t.facilitator.grove() : t.facilitator.looksAfter(facilitator);
  if (own === null) return [whose];
  const yours = own === 'next' ? t.facilitator.yoursNext() : t.facilitator.yoursOn(time.startsAt);
  return [own === 'next' ? '' : whose, yours, open === '' ? t.facilitator.mayHandOn() : open];
}

/** Nothing to choose: no select. */
export function timeSelects(time: Time | null, t: Strings): Select[] {
  const choices = time ? choicesOf(time, t) : [];
  if (!time || choices.length === 0) return [];
  return [{ customId: choose.write({ session: time.session }), placeholder: t.facilitator.placeholder(), choices }];
}

type Plain = Exclude<Choice['is'], 'ask' | 'mine'>;

function choicesOf(time: Time, t: Strings): Option[] {
  const { isRunning, facilitator, mayHandOn, offered, vacant, willing } = time;
  const option = (is: Plain): Option => ({
    value: valueOf({ is }),
    label: t.facilitator.choice[is](),
    hint: t.facilitator.hint[is](),
  });
  const mine = (session: string): Option => ({
    value: valueOf({ is: 'mine', session }),
    label: t.facilitator.choice.mine(),
    hint: t.facilitator.hint.mine(),
  });
  const asks = time.others.map(({ id, called }, seat) => ({
    value: valueOf({ is: 'ask', user: id }),
    label: nameIn(called, seat, t),
    hint: t.facilitator.hint.ask(),
  }));
  const isOpen = offered !== null && mayHandOn;
  const handOn = mayHandOn
    ? [
        ...(isOpen ? [option('back')] : []),
        ...(isRunning ? [] : [option('circle')]),
        ...asks.slice(0, 18),
        ...(isRunning && facilitator === null ? [] : [option('grove')]),
      ]
    : [];
  if (isRunning || willing === null) return handOn;
  return [...handOn, ...(vacant === null ? [] : [mine(vacant)]), option(willing ? 'never' : 'again')];
}

/** Discord formats nothing in a label. */
function nameIn(called: string | undefined, seat: number, t: Strings): string {
  const name = shortened(plainLine(called ?? ''), 60);
  return name === '' ? t.facilitator.choice.somebody(seat + 1) : t.facilitator.choice.ask(name);
}

export interface OfferShown {
  readonly session: string;
  readonly startsAt: Date;
  readonly isRunning: boolean;
  readonly facilitator: string | null;
  /** null when it is settled */
  readonly open: { readonly id: string; readonly by: string; readonly to: string | null } | null;
}

/** The message that asks: the first yes counts, and then it says who has it. */
export function offerBoard({ session, startsAt, isRunning, facilitator, open }: OfferShown, t: Strings): Message {
  if (!open) return card({ text: isWith(facilitator, startsAt, t), accent: 'dusk' });
  const { id, by, to } = open;
  const ask = isRunning && to !== null ? t.facilitator.askedNow(by, to) : askBefore(open, startsAt, t);
  return card({
    text: [ask, t.facilitator.whatItMeans()],
    accent: 'dawn',
    buttons: [{ label: t.facilitator.yes(), customId: accept.write({ session, offer: id }), style: 'primary' }],
    ...(to === null ? {} : { pings: [to] }),
  });
}

const askBefore = ({ by, to }: { by: string; to: string | null }, startsAt: Date, t: Strings): string =>
  to === null ? t.facilitator.offered(by, startsAt) : t.facilitator.askedOf(by, { to, startsAt });

export interface Answered {
  readonly answer: Answer;
  readonly facilitator: string | null;
  readonly startsAt: Date;
}

export function answered({ answer, facilitator, startsAt }: Answered, t: Strings): Message {
  const text = [t.facilitator.answer[answer](startsAt), answer === 'settled' ? isWith(facilitator, startsAt, t) : ''];
  return card({ text });
}

const isWith = (who: string | null, startsAt: Date, t: Strings): string =>
  who === null ? t.facilitator.isWithGrove(startsAt) : t.facilitator.isWith(who, startsAt);

/** What came of a choice, on top of the card. */
export const noted = (choice: Choice, isRunning: boolean, t: Strings): string => {
  if (choice.is === 'ask') return t.facilitator.noted.ask(choice.user);
  return choice.is === 'grove' && isRunning ? t.facilitator.noted.groveNow() : t.facilitator.noted[choice.is]();
};

/** In the words that open a session. */
export const whoToday = (facilitator: string | null, t: Strings): string =>
  facilitator === null ? t.facilitator.groveToday() : t.facilitator.looksAfterToday(facilitator);

/** In the reminder of the day before; nothing when Grove leads anyway. */
export const whoThen = (facilitator: string | null, t: Strings): string =>
  facilitator === null ? '' : t.facilitator.looksAfter(facilitator);

export const laidDown = (t: Strings): Message => card({ text: t.facilitator.laidDown(), accent: 'dawn' });
