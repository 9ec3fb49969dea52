import { instant, mention } from '../../common/message';

const three = 'while you meet, `/circle` gives you *Move on*, *More time* and *End here*.';

/** Whose turn it is to look after the time of a session, and handing it on. */
export const words = {
  /** in what the whole circle reads */
  looksAfter: (who: string): string => `-# ${mention(who)} looks after the time; I do the rest.`,
  looksAfterToday: (who: string): string => `-# ${mention(who)} looks after the time today; I do the rest.`,
  groveToday: (): string => '-# I look after the time today.',

  yoursNext: (): string =>
    `**You look after the time next time.** What that means: ${three} Use them or not; I carry the session on by myself.`,
  yoursOn: (startsAt: Date): string =>
    `**You look after the time on ${instant(startsAt)}.** What that means: ${three} Use them or not; I carry the session on by myself.`,
  mayHandOn: (): string => '-# Does it not suit you? Hand it on below; nobody asks why.',
  grove: (): string => '-# I look after the time next time.',
  open: (): string => '-# It is offered to your circle; until somebody says yes it stays with you.',
  asked: (who: string): string => `-# ${mention(who)} is asked; until they say yes it stays as it is.`,

  placeholder: (): string => 'The time of the session …',
  choice: {
    circle: (): string => 'Offer it to the circle',
    ask: (called: string): string => `Ask ${called}`,
    somebody: (seat: number): string => `Ask person ${seat} of the list above`,
    grove: (): string => 'Leave it to Grove',
    back: (): string => 'Take my offer back',
    mine: (): string => 'I look after the time next time',
    never: (): string => 'Leave me out',
    again: (): string => 'Count me in again',
  },
  hint: {
    circle: (): string => 'One message in your thread; whoever likes says yes',
    ask: (): string => 'One message in your thread; they may say yes, or say nothing',
    grove: (): string => 'I move the circle on by myself, as the programme says',
    back: (): string => 'It stays with you, and the message says so',
    mine: (): string => 'Nobody does so far',
    never: (): string => 'I give you no turn at looking after the time; nobody is told',
    again: (): string => 'You get a turn at looking after the time, like everybody',
  },

  noted: {
    circle: (): string => 'Done. Your circle reads the offer in its thread; whoever likes says yes.',
    ask: (who: string): string => `Done. I have asked ${mention(who)} in your thread. No answer is an answer too.`,
    grove: (): string => 'Done. I look after the time of that session.',
    groveNow: (): string => 'Done. I look after the time from here, and the circle reads so.',
    back: (): string => 'Done. The offer is taken back, and all is as it was.',
    mine: (): string => 'Thank you. You look after the time; what that means stands below.',
    never: (): string => 'Done, and nobody is told. I give you no turn until you choose *Count me in again*.',
    again: (): string => 'Good to have you. You get a turn again, like everybody.',
  },

  offered: (by: string, startsAt: Date): string =>
    `**Would somebody look after the time on ${instant(startsAt)}?** ${mention(by)} offers it to you all.`,
  askedOf: (by: string, p: { to: string; startsAt: Date }): string =>
    `${mention(p.to)}, would you look after the time on ${instant(p.startsAt)}? ${mention(by)} asks you.`,
  askedNow: (by: string, to: string): string =>
    `${mention(to)}, would you look after the time from here? ${mention(by)} asks you.`,
  whatItMeans: (): string =>
    `-# What that means: ${three} I do the rest. Saying nothing is fine: then it stays as it is.`,
  yes: (): string => 'Yes, I will',
  isWith: (who: string, startsAt: Date): string =>
    `-# ${mention(who)} looks after the time of the session on ${instant(startsAt)}.`,
  isWithGrove: (startsAt: Date): string => `-# I look after the time of the session on ${instant(startsAt)}.`,
  laidDown: (): string => 'From here I look after the time.',

  answer: {
    yes: (startsAt: Date): string =>
      `Thank you. You look after the time of the session on ${instant(startsAt)}. What that means: ${three} Use them or not.`,
    yours: (): string => 'It is with you already, thank you.',
    settled: (): string => 'Thank you for the thought. It is settled already:',
    'for another': (): string => 'Thank you for the thought. Somebody else was asked; they may still say yes.',
  },
};

export const refusals = {
  timeIsNotYours: (): string =>
    'The time of this session is not yours to hand on (any more). `/circle` shows how it stands now.',
  timeIsTaken: (): string => 'Thank you. Somebody was a moment quicker and looks after the time; `/circle` shows who.',
  timeIsTheirs: (): string => 'They look after the time of this session already.',
  notOfThisCircle: (): string => 'They are not in this circle (any more). Choose somebody else, or leave it to me.',
  noThreadYet: (): string => 'Your circle has no thread just now, so nobody would read it. Try again when it is open.',
};
