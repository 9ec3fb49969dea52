import { en } from '../../bot/locales/en';
import { buttonsOf, selectsOf, textOf, type MemberClient, type Outcome, type SeenMessage } from '../../sandbox/client';

/** What somebody answers on their way in; places, hours and skills as they read them there. */
export interface Told {
  readonly called: string;
  readonly work: string;
  readonly years: string;
  readonly languages: readonly string[];
  readonly employer: string;
  readonly wants: readonly string[];
  readonly offers: readonly string[];
  readonly wish: string;
  readonly region: string;
  readonly place: string;
  readonly hours: readonly string[];
}

export const usuallyTold: Told = {
  called: 'Ada',
  work: 'Proposals',
  years: '2',
  languages: ['en'],
  employer: '',
  wants: ['negotiation'],
  offers: ['budgets'],
  wish: '',
  region: 'Western Europe',
  place: 'Paris, France',
  hours: ['Weekday evenings'],
};

export interface Walk {
  /** presses, selects that were set, and forms that were sent */
  readonly taps: number;
  /** how the card stands at the end */
  readonly card: SeenMessage;
  /** what was said at the end: the card, or what stood in the way */
  readonly said: string;
}

export interface Step {
  readonly outcome: Outcome;
  readonly taps: number;
}

/** Walks the way in like anybody who does what the card says, from wherever they stand, until they are through or stopped. */
export async function walkIn(
  acts: MemberClient,
  channel: string,
  answers: Partial<Told> & { /** for one answer, in real time */ patienceMs?: number } = {},
): Promise<Walk> {
  const { patienceMs = 20_000 } = answers;
  const told = { ...usuallyTold, ...answers };
  let taps = 1;
  let outcome = await acts.clickLabel({ channel, label: en.intake.join() });
  for (;;) {
    const { reply, followUps } = await within(patienceMs, outcome.settled());
    if (!reply) throw new Error(`nothing was answered (${outcome.state})`);
    const stopped = followUps.map(textOf).join('\n');
    if (stopped !== '') return { taps, card: reply, said: stopped };
    const next = await nextStep(acts, reply, told);
    if (next === null) return { taps, card: reply, said: textOf(reply) };
    taps += next.taps;
    outcome = next.outcome;
  }
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not answered within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Does what a card of the way in asks for; null when it asks for nothing more. */
export async function nextStep(acts: MemberClient, card: SeenMessage, told: Told): Promise<Step | null> {
  const has = (label: string): boolean => buttonsOf(card).some((button) => button.label === label);
  const press = (label: string): Promise<Outcome> =>
    acts.clickLabel({ channel: card.channel, message: card.id, label });
  const { called, work, years, languages, employer, wants, offers, wish } = told;
  const arrived = has(en.intake.seeEverything()) || has(en.intake.skills()) === has(en.intake.about());
  if (has(en.intake.agree())) return { outcome: await press(en.intake.agree()), taps: 1 };
  if (has(en.intake.yesMyTime())) return { outcome: await press(en.intake.yesMyTime()), taps: 1 };
  for (const [placeholder, wanted] of [
    [en.intake.regionPlaceholder(), [told.region]],
    [en.intake.placePlaceholder(), [told.place]],
    [en.intake.presetsPlaceholder(), told.hours],
  ] as const) {
    const asks = selectsOf(card).some((select) => select.placeholder === placeholder);
    if (asks) return { outcome: await set(acts, card, { placeholder, wanted }), taps: 1 };
  }
  if (arrived) return null;
  if (has(en.intake.about())) {
    const { form } = await press(en.intake.about());
    if (!form) throw new Error('no form about oneself opened');
    const fields = { called, work, years, languages, employer };
    return { outcome: await acts.submit({ form, fields }), taps: 2 };
  }
  const { form } = await press(en.intake.skills());
  if (!form) throw new Error('no form about skills opened');
  return { outcome: await acts.submit({ form, fields: { wants, offers, wish } }), taps: 2 };
}

/** Sets the select of that placeholder to the choices whose labels begin so. */
export async function set(
  acts: MemberClient,
  card: SeenMessage,
  p: { placeholder: string; wanted: readonly string[] },
): Promise<Outcome> {
  const select = selectsOf(card).find(({ placeholder }) => placeholder.startsWith(p.placeholder));
  if (!select) throw new Error(`there is no select "${p.placeholder}"`);
  const values = p.wanted.map((label) => {
    const option = select.options.find((each) => each.label.startsWith(label));
    if (!option) throw new Error(`"${p.placeholder}" offers no ${label}`);
    return option.value;
  });
  return acts.choose({ channel: card.channel, message: card.id, customId: select.customId, values });
}
