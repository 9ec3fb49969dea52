import { card, type Button, type Message, type Select } from '../common/message';
import type { Strings } from '../locales';
import { haveCode, nominate } from '../nominations/ids';
import { leaveWhatThereIs } from '../people/views';
import { whyWaiting } from '../reasons/whyViews';
import { timeIn } from '../sessions/calendar';
import type { Agreement } from './agreement';
import { agreeButton, askedAgain, wordsOf } from './agreements/views';
import * as ids from './ids';
import { languageName } from './languages';
import type { Typed } from './rules/application';
import { stretchesOf } from './rules/availability';
import { nextStep, steps, type Person, type Step } from './rules/person';
import type { Readers } from './rules/readers';
import type { Skill } from './skills';
import { firstOnTheWay, placeLines, firstLines, undoLine } from './lifeViews';
import type { Sight } from './useCases';
import { regionCard } from './zoneViews';
import { daySelect, weekParts } from './weekViews';

/** `news`: what can be joined just now; '' when there is nothing to say of it. */
export const welcome = (t: Strings, news = '', words = ''): Message =>
  card({
    text: [t.intake.welcome(), news, words],
    buttons: [joinButton(t), codeButton(t), { label: t.nomination.nominate(), customId: nominate.write({}) }],
  });

const codeButton = (t: Strings): Button => ({ label: t.nomination.haveCode(), customId: haveCode.write({}) });
const joinButton = (t: Strings): Button => ({
  label: t.intake.join(),
  customId: ids.join.write({}),
  style: 'primary',
});

const progress = (t: Strings, step: Step): string => t.intake.progress(steps.indexOf(step) + 1, steps.length);

/** One card is the whole way in: it always shows the step that is missing next, and at its end what has been told. */
export function wayIn(t: Strings, sight: Sight): Message {
  const { person, step } = sight;
  if (step === 'agreement' || person === null) return agreementAsked(t, sight);
  if (step === 'about') {
    const button = { label: t.intake.about(), customId: ids.openAbout.write({}), style: 'primary' as const };
    return card({
      text: [t.intake.aboutAsked(), firstOnTheWay(t, sight), progress(t, step)],
      buttons: [button],
    });
  }
  if (step === 'skills') {
    const button = { label: t.intake.skills(), customId: ids.openSkills.write({}), style: 'primary' as const };
    return card({ text: [t.intake.skillsAsked(), progress(t, step)], buttons: [button] });
  }
  if (step === 'zone') return regionCard(t, progress(t, step));
  if (step === 'hours') {
    const { text, selects, buttons } = weekParts(t, person);
    return card({ text: [...text, progress(t, step)], selects, buttons });
  }
  return sight.news === 'arrived' ? arrived(t, sight, person) : cardNow(t, sight);
}

/** The own card; before it, what has changed in the words they agreed to. */
export function cardNow(t: Strings, sight: Sight): Message {
  const { person, agreement } = sight;
  if (!sight.askedAgain || sight.news !== null) return ownCard(t, sight);
  const turned = firstLines(t, sight);
  return askedAgain(t, { ...sight.askedAgain, agreement, waits: person?.state === 'waiting', turned });
}

/** `yes`: what the yes leads to, where that is more than the next step. */
export function agreementAsked(t: Strings, sight: Sight, yes?: string): Message {
  const { person, readers, agreement } = sight;
  return card({
    text: [
      firstLines(t, sight),
      wordsOf(t, agreement),
      readers ? t.intake.readers(readers) : '',
      person?.agreedAt ? t.intake.agreedBefore(leadsToList(person, agreement)) : t.intake.firstStep(steps.length),
    ],
    buttons: yes === undefined ? [agreeButton(t, agreement), codeButton(t)] : [agreeButton(t, agreement, yes)],
  });
}

/** Nothing else is missing: who had left the list comes to its end by this yes. */
const leadsToList = (person: Person, { version }: Agreement): boolean =>
  person.state === 'draft' && nextStep({ ...person, agreement: version }, version) === null;

const backButton = (t: Strings): Button => ({ label: t.intake.back(), customId: ids.ownCard.write({}) });

/** The words of the agreement to read again, for one who has agreed. */
export function agreementAgain(
  t: Strings,
  { person, agreement, readers }: { person: Person; agreement: Agreement; readers: Readers },
): Message {
  const isNewest = person.agreement === agreement.version;
  return card({
    text: [
      wordsOf(t, agreement),
      t.intake.readers(readers),
      isNewest ? t.intake.agreedAlready() : t.intake.agreedBefore(leadsToList(person, agreement)),
    ],
    buttons: isNewest ? [backButton(t)] : [agreeButton(t, agreement), backButton(t)],
  });
}

/** On the list. One day may still be changed from here, because presets are seldom quite right. */
function arrived(t: Strings, sight: Sight, person: Person): Message {
  const stretches = stretchesOf(person.availability);
  return card({
    text: [t.intake.arrived(person.called), undoLine(t, sight), placeLines(t, sight), t.intake.arrivedHours(stretches)],
    selects: [daySelect(t, person.availability)],
    buttons: [{ label: t.intake.seeEverything(), customId: ids.ownCard.write({}) }],
  });
}

/** Everything somebody has told, and the ways to change it. */
export function ownCard(t: Strings, sight: Sight): Message {
  const { person, step, news, now } = sight;
  if (!person?.agreedAt) return wayIn(t, sight);
  const { called, state } = person;
  const out = leaveWhatThereIs(t, { waits: state === 'waiting' || state === 'paused', circles: sight.circles });
  // Who is planned into a circle that has not begun waits, as far as they are told.
  const standing = state === 'placed' && !sight.circles.some(({ hasBegun }) => hasBegun) ? 'waiting' : state;
  return card({
    text: [
      firstLines(t, sight),
      news === 'changed' ? t.intake.changed(called, standing) : t.intake.standing(called, standing, sight.life.goesAt),
      sight.without === null ? '' : whyWaiting(t, sight.without),
      placeLines(t, sight),
      profile(t, person, now),
      sight.life.tellsDirectly ? t.life.tellsDirectly() : '',
      step === null ? '' : t.intake.goesOnWith(step),
    ],
    selects: [changeSelect(t, sight)],
    buttons: [
      ...(step === null ? [] : [{ label: t.intake.goOn(), customId: ids.goOn.write({}), style: 'primary' as const }]),
      { label: t.intake.about(), customId: ids.openAbout.write({}) },
      { label: t.intake.skills(), customId: ids.openSkills.write({}) },
      ...(step === null ? out : []),
    ],
  });
}

function profile(t: Strings, person: Person, now: Date): string {
  const { zone, employer, languages } = person;
  return t.intake.profile({
    work: person.work,
    wish: person.wish,
    years: person.years,
    hasEmployer: employer !== null,
    wants: skillNames(t, person.wants),
    offers: skillNames(t, person.offers),
    languages: languages.map(languageName),
    zone,
    time: zone === null ? '' : timeIn(zone, now),
    stretches: stretchesOf(person.availability),
  });
}

/** Skills in the words they were chosen by; a key that is offered no more stays as it is kept. */
export const skillNames = (t: Strings, keys: readonly string[]): string[] =>
  keys.map((key) => (isSkill(t, key) ? t.intake.skill[key] : key));

const isSkill = (t: Strings, key: string): key is Skill => key in t.intake.skill;

/** What the own card's select leads to. */
export const changes = ['hours', 'zone', 'wishes', 'people', 'agreement'] as const;

const changeSelect = (t: Strings, { life }: Sight): Select => ({
  customId: ids.change.write({}),
  placeholder: t.intake.changePlaceholder(),
  choices: [
    ...changes.map((change) => ({ value: change, label: t.intake.change[change] })),
    { value: 'telling', label: t.life.tell[life.tellsDirectly ? 'no' : 'yes'] },
    { value: 'nominate', label: t.life.nominate },
  ],
});

/** For a form that is no more: the words back, and where to go with them. */
export const formOfBefore = (t: Strings, typed: Typed): Message =>
  card({ text: t.intake.formOfBefore(typed), buttons: [joinButton(t)] });
