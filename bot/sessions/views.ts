import { card, type Button, type Message } from '../common/message';
import type { Strings } from '../locales';
import { finishTurn, passTurn, takeTurn } from './ids';
import type { Said, Session } from './session';
import type { Gathering } from './store';

/** The one board of a round: who has the floor, who has not yet had the chance, and at most two things to press. */
export function board({ session, group }: Gathering, t: Strings): Message {
  if (session.stage.at !== 'round') {
    return card({
      text: [t.session.boardTitle(group.name, session.agenda.title), t.session.boardClosed()],
      accent: 'dusk',
    });
  }
  const { floor } = session.stage;
  const step = session.agenda.steps[session.stage.step];
  const holder = floor.is === 'held' ? floor.by : undefined;
  const stillToCome = session.members.filter((member) => member !== holder && !session.had.includes(member));
  return card({
    text: [
      t.session.boardTitle(group.name, step?.title ?? session.agenda.title),
      step ? `> ${step.prompt.replaceAll('\n', '\n> ')}` : '',
      holder === undefined ? t.session.floorIsOpen(session.had.length === 0) : t.session.floorIsWith(holder),
      stillToCome.length > 0 ? t.session.stillToCome(stillToCome) : t.session.everybodyHadTheChance(),
    ],
    buttons: [...boardButtons(session, t)],
  });
}

function boardButtons(session: Session, t: Strings): Button[] {
  const seen = { session: session.id, turn: session.turn };
  const pass: Button = { label: t.session.pass(), customId: passTurn.write(seen) };
  if (session.stage.at === 'round' && session.stage.floor.is === 'held') {
    return [{ label: t.session.done(), customId: finishTurn.write(seen), style: 'success' }, pass];
  }
  return [{ label: t.session.take(), customId: takeTurn.write(seen), style: 'primary' }, pass];
}

/** What Grove says in the thread when a session changes. Only the one who has just taken the floor is pinged. */
export function saying(said: Said, { session, group }: Gathering, t: Strings): Message {
  const step = session.stage.at === 'round' ? session.agenda.steps[session.stage.step] : undefined;
  switch (said.what) {
    case 'opening':
      return card({
        text: t.session.opening(group.name, step?.title ?? '', step?.minutesPerTurn ?? 1),
        accent: 'dawn',
      });
    case 'next-step':
      return card({ text: t.session.nextStep(step?.title ?? '', step?.minutesPerTurn ?? 1), accent: 'dawn' });
    case 'turn':
      return card({ text: t.session.yourTurn(said.holder, said.minutes), pings: [said.holder] });
    case 'soft-end':
      return card({ text: t.session.softEnd(said.holder), accent: 'dawn' });
    case 'floor-open':
      return card({ text: t.session.stillOpen(), accent: 'dawn' });
    case 'floor-freed':
      return card({ text: t.session.floorFreed(), accent: 'dawn' });
    case 'goodbye':
      return card({ text: t.session.goodbye(), accent: 'dusk' });
    case 'broken-off':
      return card({ text: t.session.brokenOff(), accent: 'clay' });
    case 'missed':
      return card({ text: t.session.missed(), accent: 'clay' });
  }
}

/** Pings the members of the group and nobody else: they agreed to be here, and an unread line is easily missed. */
export function reminder({ session, group }: Gathering, t: Strings): Message {
  return card({
    text: t.session.reminder(group.name, session.agenda.title, session.startsAt, session.members),
    accent: 'dawn',
    pings: session.members,
  });
}
