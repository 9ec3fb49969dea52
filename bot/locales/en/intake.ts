import { inert } from '../../common/inert';
import { longest, type Answers } from '../../intake/rules/application';
import { list } from './phrases';

const fieldNames: Record<keyof Answers, string> = { called: 'your name', work: 'your work', wish: 'your wish' };

export const words = {
  welcome: (): string =>
    `## Welcome\n` +
    `Here, people early in business development meet in **small circles** that learn from one another: ` +
    `a handful of peers, a question, and time for each.\n\n` +
    `Nothing to deliver, nobody keeps count, and passing is always fine. You can join whenever you like.`,
  join: (): string => 'Join',
  formTitle: (): string => 'Join a circle',
  calledLabel: (): string => 'What shall we call you?',
  workLabel: (): string => 'What do you do?',
  wishLabel: (): string => 'What would you like to get better at?',
  wishHint: (): string => 'For instance negotiating, managing up, saying no kindly',
  joined: (called: string): string =>
    `**Good to have you, ${inert(called)}.** You are on the list for the next circles. ` +
    `You need do nothing more: when your circle is formed, its thread appears here by itself.\n` +
    `-# Press *Join* again whenever you want to change your answers.`,
  changed: (called: string, is: 'waiting' | 'placed' | 'draft'): string =>
    `**Your answers are changed, ${inert(called)}.** You keep your place ${is === 'placed' ? 'in your circle' : 'on the list'}.`,
};

export const refusals = {
  answerMissing: (fields: readonly (keyof Answers)[]): string =>
    `Please fill in ${list(fields.map((field) => fieldNames[field]))}, with something one can read. Press *Join* to try again.`,
  answerTooLong: (fields: readonly (keyof Answers)[], typed: Answers): string =>
    `That is more than fits: ${list(fields.map((field) => `${fieldNames[field]} may have ${longest[field]} characters`))}. ` +
    `Here is what you wrote, so that you can shorten it and press *Join* again:\n` +
    fields.map((field) => `> ${inert(typed[field], 300).replaceAll('\n', '\n> ')}`).join('\n'),
};
