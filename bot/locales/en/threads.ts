import { inert } from '../../common/inert';
import { instant, mention } from '../../common/message';
import { count, list } from './phrases';

/** What is said in the thread of a circle, and to the moderators about it. */
export const words = {
  welcome: (name: string, members: readonly string[], startsAt: Date): string =>
    `## ${inert(name)}\n` +
    `Welcome, ${list(members.map(mention))}. This thread is yours.\n\n` +
    `You first meet **${instant(startsAt)}**, right here. We begin with a round: ` +
    `each of you gets a little time, in whichever order you like, and passing is fine.`,
  untilWhen: (endsAt: Date): string => `Your circle is open until ${instant(endsAt)}.`,
  whoReads: (): string =>
    '-# People with the right to manage threads in this server can read it too. What is told here stays here; what you learn may travel.',
  newThread: (name: string, members: readonly string[], next: Date | null): string =>
    `## ${inert(name)}\n` +
    `This thread is yours from now on, ${list(members.map(mention))}. ` +
    (next ? `You next meet **${instant(next)}**.` : 'Everything else is as it was.'),
  ready: (name: string, thread: string): string =>
    `**${inert(name)}** has its thread, <#${thread}>, and its members are in it. Only they can open it, and whoever may manage threads.`,
  refused: (name: string): string =>
    `Discord would not let me open a thread for **${inert(name)}**. Its members and dates are safe.\n` +
    `**Next:** run \`/grove setup\`, which mends channels and says what I may not do, then \`/cohort launch\` for its cohort again.`,
  lost: (name: string): string =>
    `The thread of **${inert(name)}** is gone. Members, dates and rounds are safe.\n` +
    `**Next:** run \`/cohort launch\` for its cohort again and a new thread opens.`,
  forbidden: (name: string): string =>
    `Discord will not let me write in the thread of **${inert(name)}** any more.\n` +
    `**Next:** give my role *View Channels*, *Send Messages in Threads* and *Manage Threads* again; \`/grove setup\` mends the channel. ` +
    `Then run \`/cohort launch\` for its cohort, which brings what is missing.`,
  memberGone: (name: string, left: number): string =>
    `Somebody who was to be in **${inert(name)}** has left the server. ${count(left, 'person is', 'people are')} in it now.`,
  tooFewLeft: (thread: string): string =>
    `A circle lives from three people or more. **Next:** \`/cohort repair\` shows what would help; ask them in <#${thread}> what they would like.`,
};
