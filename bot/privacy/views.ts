import { card, type Message, type TextFile } from '../common/message';
import { languageName } from '../intake/languages';
import { skillNames } from '../intake/views';
import type { Strings } from '../locales';
import { leaveButton } from '../people/views';
import { isBackground } from '../wishes/rules/preference';
import { isEmpty, type Holdings, type Told } from './holdings';
import { askErase, eraseAll } from './ids';

/** Lines stand in the words up to this many characters; the file has them all. */
const longest = 1_400;

/** Everything that is held, in words as far as a card goes, and all of it in a file. */
export function myData(t: Strings, holdings: Holdings): { reply: Message; file?: TextFile } {
  if (isEmpty(holdings)) return { reply: card({ text: t.privacy.nothing() }) };
  const { applications, circles, roles, coming, facilitates, offers, rounds, written } = holdings;
  const { brought, catchUps, cases, smallerGroups, proposals, alarms, notes } = holdings;
  const { rosterChanges } = holdings;
  const { preferences, named } = holdings;
  const { reports, reported } = holdings;
  const { nominations } = holdings;
  const { votes, askedAbout, foundIn } = holdings;
  const { objections } = holdings;
  const [application] = applications;
  const lines = [
    ...circles.map(t.privacy.circle),
    ...roles.map(t.privacy.role),
    ...coming.map(t.privacy.coming),
    ...facilitates.map(t.privacy.facilitates),
    ...offers.map(t.privacy.offer),
    ...rounds.map(t.privacy.round),
    ...written.map(t.privacy.written),
    ...brought.map(t.privacy.brought),
    ...catchUps.map(t.privacy.catchUp),
    ...cases.map(t.privacy.cases),
    ...smallerGroups.map(t.privacy.smallerGroups),
    ...rosterChanges.filter(({ isDone }) => isDone).map(t.privacy.rosterChange),
    ...preferences.map((one) => t.privacy.preference(withBackground(t, one))),
    ...named.map(t.privacy.named),
    ...reports.map(t.privacy.report),
    ...reported.map(t.privacy.reported),
    ...nominations.map(t.privacy.nomination),
    ...objections.map(t.privacy.objection),
    ...proposals.map(t.privacy.proposal),
    ...votes.map(t.privacy.vote),
    ...askedAbout.map(t.privacy.askedAbout),
    ...foundIn.map(t.privacy.foundIn),
    ...(alarms.length + notes.length > 0 ? [t.privacy.notes(alarms.length + notes.length)] : []),
  ];
  const file = asFile(holdings);
  const reply = card({
    text: [
      t.privacy.title(),
      application ? t.privacy.application(inWords(t, application)) : '',
      applications.length > 1 ? t.privacy.otherServers(applications.length - 1) : '',
      fitting(lines).join('\n'),
      t.privacy.inTheFile(),
    ],
    file: file.name,
    buttons: [
      ...circles
        .filter(({ isOver }) => !isOver)
        .slice(0, 2)
        .map((circle) => leaveButton(t, circle)),
      { label: t.privacy.erase(), customId: askErase.write({}) },
    ],
  });
  return { reply, file };
}

/** All of it for a machine, and no words about it. */
export function myDataFile(t: Strings, holdings: Holdings): { reply: Message; file?: TextFile } {
  if (isEmpty(holdings)) return { reply: card({ text: t.privacy.nothing() }) };
  const file = asFile(holdings);
  return { reply: card({ text: t.privacy.exported(), file: file.name }), file };
}

const asFile = (holdings: Holdings): TextFile => ({
  name: 'my-data.json',
  text: `${JSON.stringify(holdings, null, 2)}\n`,
});

/** What was chosen from a list is said as it was read there; the file has the keys it is kept by. */
const inWords = (t: Strings, told: Told): Told => ({
  ...told,
  wants: skillNames(t, told.wants),
  offers: skillNames(t, told.offers),
  languages: told.languages.map(languageName),
});

type Preference = Holdings['preferences'][number];
const withBackground = (t: Strings, one: Preference): Preference => ({
  ...one,
  background:
    one.background !== null && isBackground(one.background) ? t.wishes.background[one.background] : one.background,
});

/** What will go, and what does not; nothing is erased by showing it. */
export const beforeErasing = (t: Strings, holdings: Holdings): Message =>
  isEmpty(holdings)
    ? // An open report about them is not shown, and goes with the rest: so the yes is offered to everybody.
      card({
        text: t.privacy.nothing(),
        buttons: [{ label: t.privacy.yesErase(), customId: eraseAll.write({}) }],
        accent: 'clay',
      })
    : card({
        text: [t.privacy.willGo(holdings.circles.length), t.privacy.stays()],
        buttons: [{ label: t.privacy.yesErase(), customId: eraseAll.write({}) }],
        accent: 'clay',
      });

export const erased = (t: Strings): Message => card({ text: [t.privacy.erased(), t.privacy.stays()], accent: 'dusk' });

function fitting(lines: readonly string[]): string[] {
  let length = 0;
  return lines.filter((line) => (length += line.length + 1) <= longest);
}
