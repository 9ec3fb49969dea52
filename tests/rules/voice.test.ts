import { PermissionFlagsBits } from 'discord-api-types/v10';
import { en } from '../../bot/locales/en';
import { holderOf, lineAfter, mostLines, pieceMoved, pieceOf } from '../../bot/voice/rules/piece';
import { editedAt, restsUntil, type Edits } from '../../bot/voice/rules/presence';
import { mayMakeRooms, mayShowPiece, roomOverwrites } from '../../bot/voice/rules/rights';
import { spareAmong, type Room } from '../../bot/voice/rules/spare';
import { isNear, lookedAtAnyway, needOf, tend } from '../../bot/voice/rules/tending';
import { roomLine } from '../../bot/voice/views';
import type { Session } from '../../bot/sessions/session';
import { ada, aPlan, at, ben, cleo, heldBy, opened } from './aRound';

const { Administrator, Connect, ManageChannels, ManageRoles, SetVoiceChannelStatus } = PermissionFlagsBits;
const { ViewChannel, SendMessages, ReadMessageHistory, Speak } = PermissionFlagsBits;
const { MuteMembers, DeafenMembers, MoveMembers } = PermissionFlagsBits;
const enough = ViewChannel | Connect | SendMessages | ReadMessageHistory | ManageChannels | ManageRoles;

describe('who may do what in a voice room', () => {
  const overwrites = roomOverwrites({ guild: '1', bot: '5', people: [ada, ben] });
  const of = (id: string) => overwrites.find((one) => one.id === id);

  test('everybody is shut out but those who belong to the circle, who see it and may go in', () => {
    expect(overwrites.map(({ id }) => id)).toEqual(['1', '5', ada, ben]);
    expect(of('1')).toMatchObject({ kind: 'role', allow: 0n });
    expect((of('1')?.deny ?? 0n) & (ViewChannel | Connect)).toBe(ViewChannel | Connect);
    for (const id of [ada, ben]) {
      expect(of(id)).toMatchObject({ kind: 'member', deny: 0n });
      expect((of(id)?.allow ?? 0n) & (ViewChannel | Connect)).toBe(ViewChannel | Connect);
    }
  });

  test('nobody writes there but Grove, and nothing is given that has to do with silencing or moving anybody', () => {
    expect((of('1')?.deny ?? 0n) & SendMessages).toBe(SendMessages);
    expect((of('5')?.allow ?? 0n) & SendMessages).toBe(SendMessages);
    const given = overwrites.reduce((sum, { allow }) => sum | allow, 0n);
    expect(given & (SendMessages | Speak)).toBe(SendMessages);
    expect(given & (MuteMembers | DeafenMembers | MoveMembers | ManageChannels | ManageRoles)).toBe(0n);
    expect(overwrites.reduce((sum, { deny }) => sum | deny, 0n) & Speak).toBe(0n);
  });

  test.each([ViewChannel, Connect, SendMessages, ReadMessageHistory, ManageChannels, ManageRoles])(
    'without the right %s no room is made',
    (right) => {
      expect(mayMakeRooms(enough)).toBe(true);
      expect(mayMakeRooms(enough & ~right)).toBe(false);
    },
  );

  test('the line below its name needs a right of its own; an administrator has all, and where nobody knows it is tried', () => {
    expect(mayShowPiece(enough)).toBe(false);
    expect(mayShowPiece(enough | SetVoiceChannelStatus)).toBe(true);
    expect(mayShowPiece((enough | SetVoiceChannelStatus) & ~ManageChannels)).toBe(false);
    for (const may of [mayMakeRooms, mayShowPiece]) expect([may(Administrator), may(null)]).toEqual([true, true]);
  });
});

describe('how long a room stays', () => {
  const planned = { at: 'planned', startsAt: at(0), minutes: 30 };
  const none = { freeAt: null };

  test('a session needs it until its close, and one that could not begin until it should have ended', () => {
    expect(needOf(planned, at(30))).toBe('to come');
    expect(needOf(planned, at(31))).toBe('over');
    for (const stage of ['round', 'timed', 'paused']) {
      expect(needOf({ ...planned, at: stage }, at(600))).toBe('going on');
    }
    expect(needOf({ ...planned, at: 'closed' }, at(0))).toBe('over');
    expect(needOf({ ...planned, inWriting: true }, at(0))).toBe('over');
    expect(needOf(null, at(0))).toBe('over');
  });

  test('it is made when the session is near or goes on, and neither days before nor afterwards', () => {
    expect([-24 * 60, -16, -10, 0, 31].map((minute) => isNear(planned, at(minute)))).toEqual([
      ...[false, false, true, true, false],
    ]);
    expect(isNear({ ...planned, at: 'round' }, at(20))).toBe(true);
    expect(isNear({ ...planned, at: 'closed' }, at(20))).toBe(false);
  });

  test('while it is needed it stays, and is looked at again', () => {
    expect(tend(none, { need: 'going on', people: 0, now: at(10) })).toEqual({ do: 'wait', at: at(40), freeAt: null });
    expect(lookedAtAnyway(planned)).toEqual(at(60));
  });

  test('after the close it stays ten minutes, also when nobody is in it', () => {
    expect(tend(none, { need: 'over', people: 0, now: at(30) })).toEqual({ do: 'wait', at: at(40), freeAt: at(40) });
    const again = tend({ freeAt: at(40) }, { need: 'over', people: 0, now: at(39) });
    expect(again).toEqual({ do: 'wait', at: at(40), freeAt: at(40) });
    expect(tend({ freeAt: at(40) }, { need: 'over', people: 0, now: at(40) })).toEqual({ do: 'clear' });
  });

  test.each([
    [40, 50],
    [45, 55],
    [70, 100],
    [40 + 5 * 60, 40 + 10 * 60],
    [40 + 24 * 60, 40 + 30 * 60],
  ])(
    'and as long as somebody is in it, or nobody knows: looked at in minute %s, and again in minute %s',
    (now, next) => {
      for (const people of [1, null]) {
        const tending = tend({ freeAt: at(40) }, { need: 'over', people, now: at(now) });
        expect(tending).toEqual({ do: 'wait', at: at(next), freeAt: at(40) });
      }
    },
  );
});

test('a room is lent only when its circle is through and everybody has gone', () => {
  const room: Room = { group: '1', channel: '50', need: 'over', people: 0 };
  const inUse: Room[] = [
    { ...room, need: 'going on' },
    { ...room, need: 'to come' },
    { ...room, people: 1 },
    { ...room, people: null },
  ];
  expect(spareAmong(inUse)).toBeUndefined();
  expect(spareAmong([...inUse, { ...room, channel: '51' }])?.channel).toBe('51');
});

describe('the talking piece', () => {
  const open = opened();
  const held = heldBy(ada, open);
  const freed: Session = { ...open, turn: held.turn + 1, ledger: { ...open.ledger, had: [ada] } };
  const lies = { is: 'open' as const, asked: false };
  const talk: Session = { ...open, stage: { at: 'timed', step: 0, endsAt: at(9), floor: lies } };
  const closed: Session = { ...open, stage: { at: 'closed', how: 'finished' } };
  const paused: Session = {
    ...held,
    stage: { at: 'paused', step: 0, interrupted: { is: 'round', floor: lies }, frameLeftMs: 0 },
  };

  test('is with whoever holds the floor, and lies there until the next one takes it up', () => {
    expect(pieceOf(held)).toEqual({ with: ada });
    expect(pieceOf(freed)).toBe('as it was');
    expect(pieceOf(paused)).toBe('as it was');
    for (const session of [talk, closed, aPlan()]) expect(pieceOf(session)).toEqual({ with: null });
    expect([held, open, talk].map(holderOf)).toEqual([ada, null, null]);
  });

  test('moves once for each turn that somebody takes, and once when a round is over', () => {
    expect(pieceMoved(open, held)).toBe(true);
    expect(pieceMoved(held, freed)).toBe(false);
    expect(pieceMoved(freed, heldBy(ben, freed))).toBe(true);
    expect(pieceMoved(held, held)).toBe(false);
    expect(pieceMoved(held, talk)).toBe(true);
    expect(pieceMoved(talk, closed)).toBe(false);
    expect(pieceMoved(talk, open)).toBe(false);
    const spoken: Session = {
      ...talk,
      stage: { at: 'timed', step: 0, endsAt: at(9), floor: { is: 'held', by: ada, until: at(3) } },
    };
    expect([pieceMoved(talk, spoken), pieceMoved(spoken, talk)]).toEqual([true, true]);
  });
});

test('a board is edited at once for who is in the room, then ever more rarely: four times in an hour; a new session begins anew', () => {
  const edited: number[] = [];
  let edits: Edits | undefined;
  for (let minute = 0; minute < 60; minute++) {
    const moment = { session: '7', now: at(minute) };
    const until = restsUntil(edits, moment);
    if (until !== null) expect(until.getTime()).toBeGreaterThan(moment.now.getTime());
    else [edits] = [editedAt(edits, moment), edited.push(minute)];
  }
  expect(edited).toEqual([0, 4, 16, 52]);
  expect(restsUntil(edits, { session: '8', now: at(53) })).toBeNull();
  expect(editedAt(edits, { session: '8', now: at(53) }).count).toBe(1);
});

describe('the line under the name of a room', () => {
  const held = heldBy(ada, opened());
  const closed: Session = { ...held, stage: { at: 'closed', how: 'finished' } };
  const nobodys = { of: null };
  const line = (session: Session, p: Partial<Parameters<typeof lineAfter>[1]> = {}) =>
    lineAfter(session, { shown: nobodys, written: 2, isSeen: true, ...p });

  test('is written for somebody who sees it, and when it would change', () => {
    expect(line(held)).toEqual({ with: ada });
    expect(line(held, { isSeen: false })).toBe('as it was');
    expect(line(held, { shown: { of: ada } })).toBe('as it was');
    expect(line(closed, { shown: { of: ada } })).toEqual({ with: null });
    expect(line(closed)).toBe('as it was');
  });

  test('keeps no name of one who has left, or after the close, also when nobody sees it', () => {
    const left = { ...opened(), members: [ben, cleo] };
    for (const isSeen of [true, false]) {
      expect(line(left, { shown: { of: ada }, isSeen })).toEqual({ with: null });
      expect(line(closed, { shown: { of: ada }, isSeen, written: mostLines - 1 })).toEqual({ with: null });
    }
    expect(line(held, { shown: { of: ben }, isSeen: false })).toBe('as it was');
  });

  test('that nobody knows, after a restart, is written anew; where none was written there is none', () => {
    expect(line(opened(), { shown: undefined, isSeen: false })).toEqual({ with: null });
    expect(line(opened(), { shown: undefined, written: 0 })).toBe('as it was');
    expect(line(held, { shown: undefined, written: 0 })).toEqual({ with: ada });
  });

  test('names the board when it is written for the last time, and stays so', () => {
    expect(line(held, { written: mostLines - 2 })).toEqual({ with: ada });
    expect(line(held, { written: mostLines - 1 })).toBe('elsewhere');
    expect(line(held, { written: mostLines, shown: undefined })).toBe('as it was');
    expect(line(closed, { written: mostLines })).toBe('as it was');
    expect(mostLines).toBeLessThanOrEqual(10);
  });
});

describe('what a board says about the room', () => {
  const line = (people: readonly string[], holder: string | null): string =>
    roomLine({ channel: '50', people, holder }, en);

  test('where it is, and who is in it', () => {
    expect(line([], null)).toContain('<#50>');
    expect(line([], ada)).not.toContain(ada);
    expect(line([ada, ben], null)).toContain(`<#50>: <@${ada}> and <@${ben}>`);
    expect(line([ada], null)).not.toContain(cleo);
  });

  test('that somebody writes who has the floor and is not in the room, and may be read out; never who is missing', () => {
    expect(line([ben], ada)).toContain(`<@${ada}> writes here`);
    expect(line([ben], ada)).toContain('may read it out');
    expect(line([ada, ben], ada)).not.toContain('writes here');
    expect(line([ben], ada)).not.toContain(cleo);
  });
});
