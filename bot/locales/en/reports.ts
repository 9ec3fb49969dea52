import { plain } from '../../common/inert';
import { instant, mention } from '../../common/message';
import type { Reported } from '../../reports/reported';
import type { Recipients } from '../../reports/rules/recipients';
import { sentAt } from '../../reports/rules/reportable';
import { count, quoted } from './phrases';

const link = ({ guildId, channelId, messageId }: Reported): string =>
  `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
const author = ({ authorId }: Reported): string => (authorId === null ? 'somebody' : mention(authorId));
const moderators = (holders: number | null): string =>
  holders === null ? 'the moderators' : count(holders, 'moderator', 'moderators');

/** Most characters of a message that is shown to be reported; the link has the rest. */
const longestShown = 1_800;

const states: Record<Reported['state'], string> = {
  draft: 'not sent',
  open: 'passed on, and not marked as seen yet',
  seen: 'seen; somebody looks into it',
  closed: 'closed by those who look after the circles',
  lost: 'not delivered: nobody could be reached. Please write to somebody who runs this server',
};

export const commands = {
  report: 'What has become of a message you reported',
  reportStatus: 'What has become of the messages you reported here',
  reportCode: 'The number on the receipt, like R-7F3K-9XQ2; without it, all of yours',
  /** the name in the context menu of a message: at most 32 characters */
  reportMenu: 'Report to moderators',
};

const said = {
  title: (): string => '## Report this message?',
  copy: (report: Reported): string =>
    `${author(report)} wrote on ${instant(sentAt(report.messageId))}:\n` +
    (plain(report.words) === '' ? '> (no words)' : quoted(report.words, longestShown)) +
    (report.things === 0
      ? ''
      : `\n-# with ${count(report.things, 'file or other thing', 'files or other things')}; the link shows more`),
  line: (line: string): string => `Whoever reports it adds:\n${quoted(line, 900)}`,
  readers: (recipients: Recipients): string => {
    switch (recipients.to) {
      case 'channel':
        return (
          `**Who reads it:** ${moderators(recipients.holders)} with the role *Circle moderator*, in their channel. ` +
          `Whoever owns or administers this server can read there, too.`
        );
      case 'people':
        return (
          `**Who reads it:** ${recipients.users.map(mention).join(', ')}, each in a direct message. ` +
          `Whoever it is about could read the moderators’ channel, so it does not go there.` +
          (recipients.orElse === null
            ? ''
            : `\nIf none of them can be reached, it goes to ${mention(recipients.orElse)}, who owns this server.`)
        );
      case 'owner':
        return (
          `**Who reads it:** ${recipients.users.map(mention).join(', ')} alone, who owns this server, in a direct message. ` +
          `No other moderator is known who is not part of it.`
        );
      case 'nobody':
        return '**Who reads it:** nobody could.';
    }
  },
  hasChanged: (): string => '**Others would read it by now.** Please look again before you send it.',
  hidden: (): string => 'They are not told that it was you.',
  named: (): string => 'They are told that it was you.',
  foot: (): string =>
    `-# This message only is passed on: its words, who wrote it, its link and when. Nothing happens by itself; people read it and decide. ` +
    `In a small circle others may guess who reported. What is not sent is forgotten in half an hour.`,
  send: (): string => 'Send the report',
  addLine: (): string => 'Add a line',
  drop: (): string => 'Do not send',
  formTitle: (): string => 'Report a message',
  lineLabel: (): string => 'What would you like to add?',
  lineHint: (): string => 'May stay empty. It is passed on as you write it.',
  namedLabel: (): string => 'May they know that it was you?',
  stayHidden: (): string => 'No, do not tell them',
  beNamed: (): string => 'Yes, tell them my name',
  dropped: (): string => 'Nothing was sent, and the copy is gone. You can report the message again at any time.',
  sent: (code: string, recipients: Recipients): string => {
    const to =
      recipients.to === 'channel'
        ? moderators(recipients.holders)
        : recipients.to === 'owner'
          ? 'the owner of this server'
          : recipients.to === 'people'
            ? moderators(recipients.users.length)
            : 'nobody';
    return `**Thank you. ${code} is passed on to ${to}.** Nothing happens by itself; people read it and decide.`;
  },
  keep: (code: string): string =>
    `\`/report status\` tells you whether it was seen or closed. With the number \`${code}\` it does so even after you have erased your data.`,
  known: (): string => 'You have reported this message already. It is passed on once.',
  status: ({ code, state, at }: Reported): string => `- **${code}** of ${instant(at, 'D')}: ${states[state]}.`,
  yours: (): string => '## What you reported',
  none: (): string =>
    'You have no report here. To report a message, open its menu, go to *Apps* and choose *Report to moderators*.',
  notice: (report: Reported): string => `## A message was reported\n${link(report)}`,
  more: (report: Reported): string => `Somebody adds to the report about ${link(report)}:`,
  by: (reporter: string): string => `Reported by ${mention(reporter)}, who would like you to know.`,
  byNobody: (): string => '-# Who reported it is not told. Please do not try to find out.',
  upToYou: (): string =>
    '-# What follows is up to you; Grove does nothing by itself. Whoever reported it can see whether you have seen or closed it.',
  iHaveSeen: (): string => 'I have seen it',
  close: (): string => 'Close it',
  seenBy: (by: string): string => `-# Seen by ${mention(by)}. Close it when it is settled; then the copy goes.`,
  isClosed: (report: Reported, by: string): string =>
    `**A report was closed** by ${mention(by)}.\n${link(report)}\n-# Whoever reported it can see that. The copy is deleted after 14 days.`,
};

export { said as words };

export const refusals = {
  reportOwn: (): string => 'That message is your own. You can edit or delete it in its menu.',
  reportApp: (): string =>
    'That message was written by an app. If something in it troubles you, write to one of the moderators.',
  reportSystem: (): string =>
    'That is a notice of Discord’s own. If somebody’s name in it troubles you, write to a moderator.',
  reportNobody: (): string =>
    'I know nobody here who could read this and is not part of it. *Report Message* in the same menu goes to Discord’s own team.',
  reportTooMany: (most: number): string =>
    `You have ${most} reports that nobody has closed yet. Please write to a moderator; they can close them.`,
  reportForgotten: (): string =>
    'That report was not sent in time and is forgotten. Please open the menu of the message again.',
  noSuchReport: (): string => 'I find no report with that number here. It is forgotten 14 days after it was closed.',
};
