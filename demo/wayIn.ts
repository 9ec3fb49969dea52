import { en } from '../bot/locales/en';
import {
  buttonsOf,
  fieldsOf,
  selectsOf,
  textOf,
  type Outcome,
  type SeenButton,
  type SeenForm,
  type SeenMessage,
  type SeenSelect,
} from '../sandbox/client';
import { StoryFault } from './fault';
import type { Newcomer } from './place';
import type { Actor, Scene } from './scene';
import type { Turn } from './turns';

/** Who reads along: every touch, or only how it begins and ends. */
interface Told {
  readonly scene: Scene;
  readonly inFull: boolean;
}

interface Way {
  readonly who: Newcomer;
  readonly told: Told | undefined;
  readonly counts: (outcome: Outcome) => void;
  /** what was pressed, chosen and sent so far */
  taps: number;
}

interface Walk {
  readonly channel: string;
  readonly counts: Way['counts'];
  readonly told?: Told;
  readonly stopsAfter?: number;
  /** Asked before each step. */
  readonly turn: () => Promise<Turn>;
}

/**
 * Somebody walks the way in: they do what the card in front of them asks for, until it asks for nothing more, or they have
 * done so many steps. Answers how many touches that took, or null if somebody else took them as this person.
 */
export async function comesIn(who: Newcomer, p: Walk): Promise<number | null> {
  const { channel, told, counts, stopsAfter = Infinity } = p;
  const way: Way = { who, told, counts, taps: 0 };
  let card: SeenMessage | undefined;
  for (let step = 0; step <= stopsAfter && !(card && isThrough(card)); step++) {
    if (card && told?.inFull) await told.scene.whispers(who, [card], { most: 2 });
    const turn = await p.turn();
    if (turn === 'done') return null;
    // After somebody else's steps the card that was left behind may be an old one.
    card = await doNext(way, turn === 'theirs' ? card : undefined, channel);
  }
  if (card) await told?.scene.whispers(who, [card], { most: told.inFull ? 3 : 1 });
  return way.taps;
}

/** Whether the end of the way in stands before this person. */
export const isIn = async ({ acts }: Actor, channel: string): Promise<boolean> =>
  (await acts.messages(channel)).some((message) => message.ephemeral && isThrough(message));

const isThrough = (card: SeenMessage): boolean =>
  buttonsOf(card).some((button) => button.label === en.intake.seeEverything());

/** What the newest card asks for; before the first of them there is the button that everybody sees. */
async function doNext(way: Way, card: SeenMessage | undefined, channel: string): Promise<SeenMessage> {
  way.taps += 1;
  if (!card) {
    const label = en.intake.join();
    await way.told?.scene.presses(way.who, { label, style: 1, disabled: false });
    return cardAfter(way, await way.who.acts.clickLabel({ channel, label }));
  }
  const [select] = selectsOf(card);
  if (select) return setSelect(way, card, select);
  const [button] = buttonsOf(card);
  if (!button) throw new StoryFault(`${way.who.person.name} stands before a card with nothing to press.`);
  if (way.told?.inFull) await way.told.scene.presses(way.who, button);
  const outcome = await press(way, card, button);
  return outcome.form ? fillIn(way, outcome.form) : cardAfter(way, outcome);
}

const press = ({ who }: Way, card: SeenMessage, { customId }: SeenButton): Promise<Outcome> =>
  who.acts.click({ channel: card.channel, message: card.id, customId: customId ?? '' });

async function setSelect(way: Way, card: SeenMessage, select: SeenSelect): Promise<SeenMessage> {
  const { who, told } = way;
  const { answers } = who.person;
  const wanted = [answers.region, answers.place, ...answers.hours];
  const chosen = select.options.filter(({ label }) => wanted.includes(label));
  if (chosen.length === 0) throw new StoryFault(`${who.person.name} does not find what they look for in a menu.`);
  if (told?.inFull) {
    const labels = chosen.map(({ label }) => label).join(', ');
    await told.scene.tells(who, { text: 'chooses ', ink: { quiet: true } }, { text: labels });
  }
  const values = chosen.map(({ value }) => value);
  const { channel, id: message } = card;
  return cardAfter(way, await who.acts.choose({ channel, message, customId: select.customId, values }));
}

/** Reads the form's questions and answers those that are there. */
async function fillIn(way: Way, form: SeenForm): Promise<SeenMessage> {
  const { who, told } = way;
  const { name, work, wish, answers } = who.person;
  way.taps += 1;
  const known: Record<string, readonly string[]> = {
    [en.intake.calledLabel()]: [name],
    [en.intake.workLabel()]: [work],
    [en.intake.yearsLabel()]: [answers.years],
    [en.intake.languagesLabel()]: answers.languages,
    [en.intake.employerLabel()]: answers.employer === undefined ? [] : [answers.employer],
    [en.intake.wantsLabel()]: answers.wants,
    [en.intake.offersLabel()]: answers.offers,
    [en.intake.wishLabel()]: [wish],
  };
  const filled = fieldsOf(form).map(({ label, options }) => ({ label, options, answer: known[label] ?? [] }));
  if (filled.length === 0) throw new StoryFault(`${name} opened a form without a question.`);
  if (told?.inFull) {
    const lines = filled.map(({ label, answer }): [string, string] => [label, answer.join(', ')]);
    await told.scene.page.form(told.scene.who(who), { title: form.title, answers: lines });
  }
  const fields = filled.map(({ label, options, answer }) => [
    label,
    options.length > 0
      ? options.filter((option) => answer.includes(option.label)).map(({ value }) => value)
      : (answer[0] ?? ''),
  ]);
  const sent = await who.acts.submit({ form, fields: Object.fromEntries(fields) as Record<string, string | string[]> });
  return cardAfter(way, sent);
}

async function cardAfter({ counts, who }: Way, outcome: Outcome): Promise<SeenMessage> {
  if (outcome.state === 'failed') {
    throw new StoryFault(`${who.person.name} was on the way in, and Discord could only say “This interaction failed”.`);
  }
  counts(outcome);
  const { reply, followUps } = await outcome.settled();
  if (!reply || followUps.length > 0) {
    const words = followUps.map(textOf).join(' ');
    throw new StoryFault(`${who.person.name} was stopped on the way in (${outcome.state}): ${words || 'no answer'}`);
  }
  return reply;
}
