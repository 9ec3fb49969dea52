import { en } from '../bot/locales/en';
import {
  buttonsOf,
  selectsOf,
  type Outcome,
  type SeenButton,
  type SeenForm,
  type SeenMessage,
  type SeenSelect,
} from '../sandbox/client';
import type { Part } from './cast';
import { StoryFault } from './fault';
import { fieldsOf } from './print/card';
import type { Actor, Scene } from './scene';

type Newcomer = Actor & { readonly part: Part };

interface Way {
  readonly scene: Scene;
  readonly who: Newcomer;
  /** printed touch by touch; otherwise only how it begins and ends */
  readonly inFull: boolean;
}

/** Somebody walks the way in: they do what the card in front of them asks for, until it asks for nothing more. */
export async function comesIn(scene: Scene, who: Newcomer, p: { channel: string; inFull: boolean }): Promise<void> {
  const way = { scene, who, inFull: p.inFull };
  const label = en.intake.join();
  await scene.presses(who, { label, style: 1, disabled: false }, p.inFull ? '' : who.part.member.work);
  let card = await cardAfter(way, await who.acts.clickLabel({ channel: p.channel, label }));
  while (!buttonsOf(card).some((button) => button.label === en.intake.seeEverything())) {
    if (p.inFull) await scene.whispers(who, [card]);
    card = await doNext(way, card);
  }
  await scene.whispers(who, [card], !p.inFull);
}

async function doNext(way: Way, card: SeenMessage): Promise<SeenMessage> {
  const [select] = selectsOf(card);
  if (select) return setSelect(way, card, select);
  const [button] = buttonsOf(card);
  if (!button) throw new StoryFault(`${way.who.person.name} stands before a card with nothing to press.`);
  const { scene, who, inFull } = way;
  if (inFull) await scene.presses(who, button);
  const outcome = await press(way, card, button);
  return outcome.form ? fillIn(way, outcome.form) : cardAfter(way, outcome);
}

const press = ({ who }: Way, card: SeenMessage, { customId }: SeenButton): Promise<Outcome> =>
  who.acts.click({ channel: card.channel, message: card.id, customId: customId ?? '' });

async function setSelect(way: Way, card: SeenMessage, select: SeenSelect): Promise<SeenMessage> {
  const { answers } = way.who.part.member;
  const wanted = [answers.region, answers.place, ...answers.hours];
  const chosen = select.options.filter(({ label }) => wanted.some((each) => label.startsWith(each)));
  if (way.inFull) {
    const labels = chosen.map(({ label }) => label).join(', ');
    await way.scene.tells(way.who, { text: 'chooses ', ink: { quiet: true } }, { text: labels });
  }
  const values = chosen.map(({ value }) => value);
  const { channel, id: message } = card;
  return cardAfter(way, await way.who.acts.choose({ channel, message, customId: select.customId, values }));
}

/** Reads the form's questions and answers those that are there. */
async function fillIn(way: Way, form: SeenForm): Promise<SeenMessage> {
  const { scene, who, inFull } = way;
  const { work, wish, answers } = who.part.member;
  const known: Record<string, readonly string[]> = {
    [en.intake.calledLabel()]: [who.person.name],
    [en.intake.workLabel()]: [work],
    [en.intake.yearsLabel()]: [answers.years],
    [en.intake.languagesLabel()]: ['English'],
    [en.intake.wantsLabel()]: answers.wants,
    [en.intake.offersLabel()]: answers.offers,
    [en.intake.wishLabel()]: [wish],
  };
  const filled = fieldsOf(form).map(({ label, options }) => ({ label, options, answer: known[label] ?? [] }));
  if (filled.length === 0) throw new StoryFault(`${who.person.name} opened a form without a question.`);
  if (inFull) {
    const lines = filled.map(({ label, answer }): [string, string] => [label, answer.join(', ')]);
    await scene.page.form({ ...(await scene.who(who)), name: '' }, { title: form.title, answers: lines });
  }
  const fields = filled.map(({ label, options, answer }) => [
    label,
    options ? options.filter((option) => answer.includes(option.label)).map(({ value }) => value) : (answer[0] ?? ''),
  ]);
  const sent = await who.acts.submit({ form, fields: Object.fromEntries(fields) as Record<string, string | string[]> });
  return cardAfter(way, sent);
}

async function cardAfter({ scene, who }: Way, outcome: Outcome): Promise<SeenMessage> {
  if (outcome.state === 'failed') {
    throw new StoryFault(`${who.person.name} was on the way in, and Discord could only say “This interaction failed”.`);
  }
  scene.counts(outcome);
  const { reply, followUps } = await outcome.settled();
  if (!reply || followUps.length > 0) throw new StoryFault(`${who.person.name} was stopped on the way in.`);
  return reply;
}
