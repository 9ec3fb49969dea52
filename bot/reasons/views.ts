import type { NoPlace } from '../../entities';
import { card, type Button, type Message } from '../common/message';
import * as intake from '../intake/ids';
import { languageName } from '../intake/languages';
import { skillNames } from '../intake/views';
import type { Strings } from '../locales';
import { among, type Reason } from '../matching/reason';
import { timeOfMinute } from '../sessions/calendar';
import type { Explained, OwnReasons } from './useCases';
import { whyWaiting } from './whyViews';

/** Why somebody is in their circle, or in none so far, to themselves. */
export function ownReasons(t: Strings, own: OwnReasons): Message {
  if (own.is === 'waiting') {
    return card({
      text: [whyWaiting(t, own)],
      buttons: helps(t, own.because),
      accent: 'dusk',
    });
  }
  const said = own.explained ? sentencesFor(t, own.explained) : [];
  return card({
    text: [
      t.why.title(own.circle),
      said.length > 0 ? said.join('\n') : t.why.nothingNow(),
      said.length > 0 ? t.why.onlyYou() : '',
    ],
    accent: 'dawn',
  });
}

/** The way to what would have helped; where nothing would, none. */
function helps(t: Strings, because: NoPlace): Button[] {
  if (because === 'tooFewPeople' || because === 'noRoom') return [];
  return because === 'noLanguage'
    ? [{ label: t.intake.about(), customId: intake.openAbout.write({}) }]
    : [{ label: t.why.changeHours(), customId: intake.week.write({}) }];
}

/** More would not be read. The hour is always among them: it is what all of a circle have in common. */
const mostSentences = 4;
const mostNamed = 3;

function sentencesFor(t: Strings, { reasons, size }: Explained): string[] {
  const say = t.why.you;
  const of = among(reasons);
  /** What several reasons of one kind say together, where the first of them stands. */
  const together: Record<Reason['about'], () => string[]> = {
    skill: () => {
      const [first, ...more] = of('skill');
      const others = skillNames(
        t,
        more.slice(0, mostNamed).map(({ skill }) => skill),
      );
      return [
        ...(first ? [say.skill(skillNames(t, [first.skill]).join(''), first.by.slice(0, mostNamed))] : []),
        ...(others.length > 0 ? [say.moreSkills(others)] : []),
      ];
    },
    asked: () => [
      say.asked(
        skillNames(
          t,
          of('asked')
            .slice(0, mostNamed)
            .map(({ skill }) => skill),
        ),
      ),
    ],
    wish: () => [
      say.wish(
        of('wish')
          .slice(0, mostNamed)
          .map((one) => one.with),
      ),
    ],
    stage: () =>
      of('stage').map(({ band, others }) => (others + 1 === size ? say.stageOfAll(band) : say.stage(others))),
    backgrounds: () => [say.backgrounds()],
    language: () =>
      of('language').map(({ languages }) => say.languages(languages.slice(0, mostNamed).map(languageName))),
    size: () => [say.size(size)],
    hour: () => [],
  };
  const kinds = [...new Set(reasons.map(({ about }) => about))];
  // That they share a language and are so many is true of all circles: said where there is little else.
  const last: Reason['about'][] = kinds.filter((about) => about === 'language' || about === 'size').reverse();
  const said = [...kinds.filter((about) => !last.includes(about)), ...last].flatMap((about) => together[about]());
  const hours = of('hour').flatMap(({ times, suits }) => {
    const clock = times.map(({ day, minute }) => ({ day, time: timeOfMinute(minute) }));
    return [
      suits === size ? say.hourOfAll(clock, size) : say.hour(clock),
      ...(clock.length > 1 ? [say.clocksChange(clock.slice(1))] : []),
    ];
  });
  return [...said.filter((sentence) => sentence !== '').slice(0, mostSentences - hours.length), ...hours];
}
