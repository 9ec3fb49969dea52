/**
 * Who can see what, and what nobody can promise. The one source of `/privacy` and of PRIVACY.md, which `npm run privacy`
 * writes: what is changed here is changed in both.
 */

export const commands = {
  privacy: 'Who can see what here, what you can do about it, and what nobody can promise',
};

/** What each page is called, in the order in which they are read. */
export const titles = {
  seen: 'Who can see what',
  discord: 'What Discord has',
  kept: 'What Grove keeps',
  cannot: 'What we cannot promise',
  reports: 'When something is wrong',
  yours: 'What you can do',
};

const lines = (...all: readonly string[]): string => all.map((line) => `- ${line}`).join('\n');

export const pages: Readonly<Record<keyof typeof titles, string>> = {
  seen: lines(
    'What you write in your circle’s thread is read by those in it, and by whoever may read private threads here. The next page says who that is.',
    'Where you work is shown to nobody but you. It is used so that colleagues and competitors do not meet. Moderators may read that two conflict, and not why.',
    'What you want to be called, your languages, zone and years, and what you look for and offer are seen by moderators, in lists.',
    'What you do, and your own words, are for you alone: nobody else is shown them, and no circle is chosen by them.',
    'Your hours are seen by nobody. Moderators see whom the hour of a circle does not suit.',
    'Members of your circle can ask why they are in it. They read who offers what they asked for; all else is told without names.',
    'Whom you would rather not meet is shown to nobody but you, and not to them. A moderator may read that two people conflict, and never why.',
    'Moderators read who was moved between circles, by whom and for what reason. If only somebody who sits with you could do it, your circle reads both.',
    'When your circle is asked about a change, nobody sees who answered what. All read what came of it.',
    'What you could not live with in your circle’s agreement is shown to nobody. It reads that something speaks against a clause, never who or how many.',
    'That you pause is told to nobody. If few are expected, moderators read how many.',
    'A code that you pass on asks nothing about your colleague. Whether it was used is told to nobody, and your name only if you allow it.',
    'A next step and what helped you are yours alone, until you share them.',
    'What is written for all to read together is seen by nobody until it appears.',
    'Nobody is shown who passed, was silent, came late or did not come. That is not kept.',
    'While your circle meets, it can see who is in its voice room. That is kept nowhere, and nobody is recorded.',
  ),
  discord: lines(
    'Messages in channels and threads belong to Discord, which keeps them for as long as it likes. Grove stores no copy of them.',
    'Whoever owns this server, its administrators, and all who may manage threads can read private threads without being in them.',
    'Other apps with these rights can read along, too.',
    'Direct messages with Grove are kept by Discord as well.',
    'Answers that only you can see are gone from your screen when you reload. Discord has had them all the same.',
  ),
  kept: lines(
    'Your answers on the way in: while you are on the list or in a circle, and at most thirty days after its end. If you stop on the way in: thirty days after your last answer.',
    'Which circle you are in, and how you like your turns: as long as you are in it, and thirty days after its end.',
    'Whose turn it was in a round: until the session closes, and no longer.',
    'What you write into Grove’s forms: until it has served, or you take it back.',
    'Whom you named, to sit with or rather not: until you take it back, or one of you erases their data. Leaving does not end it.',
    'Answers to what your circle is asked: until that is decided. A clause of its agreement belongs to no name, and stays when you leave.',
    'Who was moved, by whom and why: until thirty days after the cohort’s end. So that the last fifty can be undone, they keep what you had written for your circle, too.',
    'A code for a colleague: thirty days, or until you take it back. Until when you pause: until you are back.',
    'What you say about coming: until the session closes. If you say nothing, nothing is kept.',
    'If you leave, your answers are deleted after ten minutes, in which you can come back.',
    'A technical log: ids of who pressed what, and no words. Reporting, passing and erasing are not in it.',
    'Nobody measures or sells anything about you, and nothing is sent to anybody else.',
  ),
  cannot: lines(
    'That nobody tells, copies or photographs what they read. Your circle agrees not to; no program can see to it.',
    'That nobody guesses where you work. A moderator who keeps rivals apart, and reads that two people conflict, may draw conclusions.',
    'That nobody guesses. In a circle of six, what is said without a name may be known by its words, and an answer by what came of it.',
    'That whoever runs Grove cannot look. They can read its database, also what is hidden from moderators, like who reported a message.',
    'That erased means erased everywhere at once. Backups hold what was there, until newer ones have taken their place.',
    'That Discord forgets. What you deleted there is for Discord to answer for.',
    'That rights stay as they are. An owner can make somebody administrator at any moment; ask here again, and you see who reads today.',
    'That there are no faults in it. What Grove does is open for all to read.',
  ),
  reports: lines(
    'To report a message, open its menu, go to *Apps*, and choose *Report to moderators*. You read who will see it before you send it.',
    'That message alone is passed on: its words, who wrote it, its link and when. You may add a line.',
    'Nobody is told that it was you, unless you say so. Who wrote the message is left out of those who read the report.',
    'Grove punishes nobody. People look into it and decide.',
    '`/report status` says whether your report was seen or closed. Grove deletes its copy fourteen days after that.',
    'Where moderators were told by direct message, those messages stay with Discord, like all others there.',
    'If a message of yours was reported, `/mydata` shows you so once that is closed, and never who it was.',
  ),
  yours: lines(
    '`/mydata show` tells you what Grove holds about you; `/mydata export` gives you all of it as a file.',
    '`/mydata erase` deletes it, in every server, at once. What is written in threads you delete yourself, or ask a moderator to.',
    '`/me` changes your answers. `/leave` gives up your place, and tells nobody why.',
    '`/pause` keeps your place until a day. No reason is asked.',
    '`/block` keeps you and somebody else out of one circle from now on. Nobody is told. `/nominate` shows your codes and takes them back.',
    'All of this works in a direct message with Grove, too.',
    'After you have left the server, all but `/me` works there still. With `/block` and `/nominate` you can then only take back what is yours.',
  ),
};

export const words = {
  titles,
  pages,
  choose: (): string => 'Read about something else',
  show: (): string => 'What Grove holds about me',
  /** stands above the page that says who reads along, where Discord does not answer */
  readersUnknown: (): string =>
    '-# Discord does not say just now who can read private threads here. Please open this page again in a moment.',
  of: (at: number, all: number): string =>
    `-# Page ${at} of ${all}. The same words stand in PRIVACY.md, beside Grove’s source.`,
};

export const documentWords = {
  title: 'Privacy, in plain words',
  begin:
    'What Grove does with what people tell it. In Discord, `/privacy` says the same, and who can read private threads in that server at that moment.',
  end: 'Every single column that is stored, with what for and how long, stands in [docs/privacy.md](docs/privacy.md).',
};
