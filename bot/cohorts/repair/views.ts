import { card, type Button, type Message } from '../../common/message';
import { skillNames } from '../../intake/views';
import { languageName } from '../../intake/languages';
import type { Strings } from '../../locales';
import type { LatePlace } from '../../matching/repair/plain';
import { whyButton } from '../../reasons/whyViews';
import { lookShown } from '../../rosters/changes/views';
import { timeOfMinute } from '../../sessions/calendar';
import { circlesAreAsked } from '../joining/views';
import { hourOf } from '../rules/repairs';
import type { WeeklyHour } from '../rules/weeks';
import { followRepair, placePerson, turnRepairs } from './ids';
import type { Offered, Running } from './running';
import type { Followed, Places, Repairs } from './useCases';

type Circles = Running['circles'];

const nameOf = (circles: Circles, circle: string | null): string => circles.find(({ id }) => id === circle)?.name ?? '';
const readable = (hour: WeeklyHour) => ({ weekday: hour.weekday, time: timeOfMinute(hour.minute), zone: hour.zone });

/** So many that each has its yes, and the last button leads on. */
const onFullPage = 2;
const onOnlyPage = 3;
/** The others are told when these have been helped. */
const mostStuck = 2;

/** What would help, the smallest change first, each with its yes. */
export function repairsShown(t: Strings, repairs: Repairs): Message {
  const { cohort, circles, asks, offers, stuck } = repairs;
  // Hours take many words: three offers with several of them would burst the card.
  const isLong = offers.some(({ proposal }) => proposal.newTimes.length > 0);
  const each = offers.length <= onOnlyPage && !isLong ? onOnlyPage : onFullPage;
  const pages = Math.max(1, Math.ceil(offers.length / each));
  const page = Math.min(repairs.page, pages - 1);
  const shown = [...offers.entries()].slice(page * each, (page + 1) * each);
  const buttons: Button[] = shown.map(([at, { key, repairing }]) => ({
    label: asks ? t.repair.ask(at + 1, repairing.touches.length) : t.repair.yes(at + 1),
    customId: followRepair.write({ cohort: cohort.id, proposal: key }),
    style: at === 0 ? 'success' : 'secondary',
  }));
  if (pages > 1) {
    const customId = turnRepairs.write({ cohort: cohort.id, page: (page + 1) % pages });
    buttons.push({ label: t.repair.more(page + 1, pages), customId });
  }
  const nothing = offers.length === 0 && stuck.length === 0;
  return card({
    text: [
      nothing ? t.repair.allWell(cohort.name) : t.repair.title(cohort.name, offers.length),
      ...(page === 0 ? stuck.slice(0, mostStuck).map((one) => t.repair.stuck(one.name, one)) : []),
      ...shown.map(([at, offered]) => offerShown(t, { at: at + 1, offered, circles })),
      offers.length === 0 ? '' : asks ? t.repair.askFirst() : t.repair.nothingYet(),
    ],
    accent: stuck.length > 0 ? 'clay' : 'dawn',
    buttons,
  });
}

function offerShown(t: Strings, p: { at: number; offered: Offered; circles: Circles }): string {
  const { proposal, repairing } = p.offered;
  const named = (circle: string | null): string => nameOf(p.circles, circle);
  const { moves, closes, newHour, circle } = repairing;
  const what = {
    circle: named(circle),
    people: p.circles.find(({ id }) => id === circle)?.members.length ?? 0,
    moves: moves.map(({ user, from, to }) => ({ user, from: from === null ? null : named(from), to: named(to) })),
    closes: closes === null ? null : named(closes),
    newHour: newHour && readable(hourOf(newHour.slot)),
    moved: proposal.moved,
    newFaces: moves.filter(({ from }) => from === null).length,
    newTimes: proposal.newTimes.map(({ from, to, people }) => ({
      from: readable(hourOf(from)),
      to: readable(hourOf(to)),
      people,
    })),
    thins: proposal.thins,
    skills: skillNames(t, proposal.skills),
    fit: proposal.meanFit,
  };
  return t.repair.offer(p.at, what);
}

export function repairFollowed(t: Strings, followed: Followed): Message {
  if (followed.did === 'ask') return circlesAreAsked(t, followed);
  if (followed.did === 'look') return lookShown(t, followed.look);
  const { circles, repairing } = followed;
  const targets = [...new Set(repairing.moves.map(({ to }) => nameOf(circles, to)))];
  const closes = repairing.closes === null ? null : nameOf(circles, repairing.closes);
  return card({ text: t.repair.done({ people: repairing.moves.map(({ user }) => user), targets, closes }) });
}

/** Where somebody who waits could sit: at most three circles, each with its yes. */
export function placesShown(t: Strings, { cohort, circles, user, asks, late }: Places): Message {
  if ('none' in late) {
    return card({
      text: [t.repair.noPlace(cohort.name, user, late), late.none === 'sitsAlready' ? '' : t.repair.keepsWaiting()],
      accent: 'clay',
    });
  }
  const best = [late.best, ...late.others].slice(0, onOnlyPage);
  return card({
    text: [
      t.repair.places(cohort.name, user, 1 + late.others.length),
      ...best.map((place, index) => placeShown(t, { place, index, circles })),
      asks ? t.repair.askFirst() : t.repair.nothingYet(),
    ],
    accent: 'dawn',
    buttons: best.map(({ group }, index) => ({
      label: asks ? t.repair.ask(index + 1, 1) : t.repair.yes(index + 1),
      customId: placePerson.write({ cohort: cohort.id, group: circles[group]?.id ?? '', user }),
      style: index === 0 ? 'success' : 'secondary',
    })),
  });
}

function placeShown(t: Strings, p: { place: LatePlace; index: number; circles: Circles }): string {
  const { group, people, fit, gain, skills, languages } = p.place;
  const circle = p.circles[group];
  if (!circle) return '';
  return t.repair.place(p.index + 1, {
    name: circle.name,
    hour: readable(circle),
    people,
    skills: skillNames(t, skills),
    languages: languages.map(languageName),
    fit,
    gain,
  });
}

/** Said in the thread of a circle that goes on. */
export const circleChanges = (
  t: Strings,
  p: {
    group: string;
    hour: WeeklyHour;
    come: readonly { readonly user: string; readonly from: string | null }[];
    go: readonly string[];
    next: Date | null;
    newHour: WeeklyHour | null;
    /** who sat there before and goes on there */
    stay: readonly string[];
    /** a change is taken back: who comes has sat there before, and who goes has come from where they go */
    undoes: boolean;
  },
): Message => {
  const come = p.come.map(({ user }) => user);
  const moved = p.come.filter(({ from }) => from !== null).map(({ user }) => user);
  return card({
    text: [
      come.length === 0
        ? ''
        : p.undoes
          ? t.repair.withYouAgain(come)
          : t.repair.welcome({ come, moved, hour: p.newHour ? null : readable(p.hour) }),
      p.go.length === 0 ? '' : p.undoes ? t.repair.goBack(p.go) : t.repair.goOnElsewhere(p.go),
      p.newHour ? t.repair.meetAnew(readable(p.newHour), p.stay) : '',
      p.next ? t.repair.next(p.next) : '',
      come.length > 0 ? t.repair.doesNotSuit() : '',
    ],
    buttons: come.length > 0 ? [whyButton(t, p.group)] : [],
    // Whoever is moved, or meets at another hour, did not ask for it, and would else read of it by chance.
    pings: p.newHour ? [...come, ...p.stay] : come,
  });
};

/** The last thing said in the thread of a circle that ends. */
export const circleEnds = (
  t: Strings,
  p: {
    name: string;
    goingTo: readonly { readonly name: string; readonly thread: string | null; readonly people: readonly string[] }[];
  },
): Message => card({ text: t.repair.ends(p.name, p.goingTo), accent: 'dusk' });
