import { hoursToWrite } from '../../bringing/rules/note';
import { longest } from '../../bringing/rules/kinds';
import type { Why } from '../../bringing/rules/may';
import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import { givenBack, quoted } from './phrases';

const line = (typed: string): string => inert(typed.replace(/\s+/gu, ' '), 300);

export const words = {
  forNext: (): string => 'For our next session …',
  back: (): string => 'Back to my circle',
  change: (): string => 'Change it',
  whenNext: (at: Date): string => `Your circle meets next **${instant(at)}**.`,
  questions: (many: number): string => (many === 1 ? '### A question to the circle' : '### Questions to the circle'),

  case: {
    label: (): string => 'Bring a case',
    hint: (): string => 'Something from your work to think about together. One line is plenty, or none.',
    field: (): string => 'In one line, if you like',
    title: (): string => '### Bring a case',
    about: (): string =>
      'Would you like the circle to think about something from your work with you? One line is enough, or none: you can tell it when it is time.',
    written: (typed: string): string =>
      typed === ''
        ? 'You would like to bring a case. You can tell it when it is time.'
        : `You would like to bring:\n${quoted(typed)}`,
    small: (): string =>
      '-# Whoever had the chance least often comes first. What there is no time for waits for the session after. Leave employers’ names out.',
    room: (at: Date): string =>
      `The next session with room for a case is **${instant(at)}** (${instant(at, 'R')}). Until then a case waits here.`,
    noRoom: (): string =>
      '**None of the sessions to come has room for a case.** You can tell it in the thread of your circle at any time.',
    write: (): string => 'I’d like to bring one',
    takeBack: (): string => 'Take it back',
    line: (typed: string): string =>
      typed === '' ? '-# You would like to bring a case.' : `-# You would like to bring: ${line(typed)}`,
  },
  question: {
    label: (): string => 'Ask the circle',
    hint: (): string => 'Signed by you, and shown once when the next session opens',
    field: (): string => 'What I’d like to ask you',
    title: (): string => '### Ask the circle',
    about: (): string => 'What would you like to ask the others?',
    written: (typed: string): string => `You would like to ask:\n${quoted(typed)}`,
    small: (): string =>
      '-# I show it once, signed by you, when the next session opens. Until then only you see it, and you can take it back.',
    write: (): string => 'Write it',
    takeBack: (): string => 'Take it back',
    line: (typed: string): string => `-# You would like to ask: ${line(typed)}`,
    inThread: ({ user, words: typed }: { user: string; words: string }): string =>
      `${mention(user)} would like to ask you:\n${quoted(typed)}`,
  },
  step: {
    label: (): string => 'My next step',
    hint: (): string => 'Only you ever see it, and nobody asks about it',
    field: (): string => 'One small thing I would like to do',
    title: (): string => '### My next step',
    about: (): string => 'Is there one small thing you would like to do before you meet again?',
    written: (typed: string): string => `Your own next step:\n${quoted(typed)}`,
    small: (): string =>
      '-# Only you see it, here and with `/circle`. Nobody asks about it, and you may change or remove it.',
    write: (): string => 'Write it down',
    takeBack: (): string => 'Remove it',
    line: (typed: string): string => `-# Your own next step, which only you see: ${line(typed)}`,
  },
  helped: {
    label: (): string => 'What helped me',
    hint: (): string => 'Only you see it, unless you share it afterwards',
    field: (): string => 'What helped me in this session',
    title: (session: string): string => `### What helped me · ${session}`,
    about: (): string => 'Did something in this session help you? Write it down, and it is yours.',
    written: (typed: string): string => `What helped you:\n${quoted(typed)}`,
    small: (): string => '-# Only you see it. If you would like the circle to read it, you are asked once more before.',
    write: (): string => 'Write it down',
    takeBack: (): string => 'Remove it',
    share: (): string => 'Share it …',
    shareAs: (named: boolean): string => (named ? 'With my name' : 'Without my name'),
    notNow: (): string => 'Keep it to myself',
    wouldRead: (): string => '**Shall your circle read this?** Without your name it would look like this:',
    mayGuess: (): string =>
      '-# In a small circle people may guess who wrote it. Once it is said, I cannot take it back.',
    shared: (): string => 'It stands in the thread of your circle. Thank you for sharing it.',
    removed: (): string => 'It is removed.',
    elsewhere: (): string => '-# You sit in that circle no more, so it can be read and removed, and only you see it.',
    inThread: (told: { by: string | null; title: string; words: string }): string =>
      `**What helped ${told.by === null ? 'somebody here' : mention(told.by)}** in *${told.title}*:\n${quoted(told.words)}`,
  },
  note: {
    label: (): string => 'Catch-up note',
    hint: (): string => 'A few lines for whoever was not there; you see it before it is posted',
    field: (): string => 'What we talked about',
    title: (session: string): string => `### Catch-up note · ${session}`,
    about: (): string =>
      'Would you write a few lines for whoever was not there? What you talked about is enough; what was told in confidence stays out.',
    offer: (): string => 'I’ll write it',
    yours: (): string =>
      `Thank you, it is yours to write. You see it once more before it is posted.\n-# After ${hoursToWrite} hours without a word somebody else may offer. Nobody will remind you.`,
    taken: (): string =>
      'Somebody has offered to write it already, so you can rest. Thank you for thinking of it; it will appear here in the thread.',
    refused: (): string =>
      '**It has not been posted:** Discord did not let me say it in the thread. Your words are kept, and you can post them later.',
    posted: (): string => 'The note stands in the thread of your circle.',
    wouldRead: (): string => 'This is what your circle would read, signed by you:',
    quote: (typed: string): string => quoted(typed),
    write: (): string => 'Write it',
    post: (): string => 'Post it',
    takeBack: (): string => 'Rather not',
    rather: (): string => 'Rather not',
    inThread: (note: { by: string; title: string; words: string }): string =>
      `### Catch-up note · ${note.title}\nBy ${mention(note.by)}, for whoever was not there:\n${quoted(note.words)}`,
  },
};

const whys: Readonly<Record<Why, string>> = {
  notYours: 'This belongs to the people of that circle, and you do not sit in it now. `/circle` shows yours.',
  cohortOver: 'That circle has come to its end, so nothing more is kept for it. Thank you for having been part of it.',
  noNextSession: 'No further session is planned for your circle. You can write it in its thread at any time.',
  notOverYet: 'That session is not over yet. Press the button again after its goodbye.',
  laterSession: 'A later session has begun since. The newest goodbye in the thread has a button for its own note.',
  noThread: 'The thread of your circle is not open just now. What you wrote is kept; please try again later.',
  tooLong: 'That is more than fits',
  nothingWritten: 'There are no words in it that I could keep. Press the button again and write a few.',
  nothingToShare: 'There is nothing left here to share. What you have shared stands in the thread of your circle.',
  sharedAlready: 'You have shared that already, and it stands in the thread. A moderator can delete it there.',
  noteTaken: 'Somebody has offered to write the note already, so you can rest. It will appear in the thread.',
  notePosted: 'The note of that session stands in the thread already.',
  offerFirst: 'Please offer first: press *Catch-up note* below the goodbye.',
};

const fits = `a case may have ${longest.case} characters, a question or a step ${longest.step}, what helped ${longest.helped}, a note ${longest.note}`;

export const refusals = {
  notKept: (why: Why, typed: string): string => {
    const because = why === 'tooLong' ? `${whys[why]}: ${fits}.` : whys[why];
    return typed === '' ? because : `${because}\n${givenBack([typed])}`;
  },
};
