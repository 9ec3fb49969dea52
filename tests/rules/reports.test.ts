import { PermissionFlagsBits } from 'discord-api-types/v10';
import * as fc from 'fast-check';
import type { Access } from '../../bot/discord/port';
import { codeFrom, codeIn } from '../../bot/reports/rules/code';
import { markOf, recipientsOf, seesChannel, type Facts } from '../../bot/reports/rules/recipients';
import { cannotReport, sentAt } from '../../bot/reports/rules/reportable';

const { Administrator, ViewChannel } = PermissionFlagsBits;

const facts: Facts = {
  ...{ author: 'ben', reporter: 'ada', owner: 'host', channel: 'mods', authorReadsChannel: false },
  ...{ holders: 3, known: ['cleo', 'dana'] },
};

describe('who reads a report', () => {
  test('the moderators in their channel, when whoever it is about cannot read it', () => {
    expect(recipientsOf(facts)).toEqual({ to: 'channel', channel: 'mods', holders: 3, orElse: 'host' });
  });

  test('the others alone when they can, and the owner if nobody can be told', () => {
    const among = { ...facts, authorReadsChannel: true, known: ['dana', 'ben', 'cleo', 'cleo'] };
    expect(recipientsOf(among)).toEqual({ to: 'people', users: ['cleo', 'dana'], orElse: 'host' });
    expect(recipientsOf({ ...among, known: ['cleo', 'host'] })).toMatchObject({
      users: ['cleo', 'host'],
      orElse: null,
    });
  });

  test('a reporter who moderates is told with the others, and never alone', () => {
    const among = { ...facts, authorReadsChannel: true, known: ['ada', 'cleo'] };
    expect(recipientsOf(among)).toMatchObject({ to: 'people', users: ['ada', 'cleo'] });
    expect(recipientsOf({ ...among, known: ['ada'] })).toMatchObject({ to: 'owner', users: ['host'] });
  });

  test('the owner where there are no others; nobody where it is about the owner, or they are the reporter', () => {
    const alone = { ...facts, authorReadsChannel: true, known: ['ben'] };
    expect(recipientsOf(alone)).toEqual({ to: 'owner', users: ['host'], orElse: null });
    expect(recipientsOf({ ...alone, owner: 'ben' })).toEqual({ to: 'nobody' });
    expect(recipientsOf({ ...alone, owner: 'ada' })).toEqual({ to: 'nobody' });
    expect(recipientsOf({ ...facts, channel: null, known: [] })).toMatchObject({ to: 'owner' });
  });

  test('whoever it is about is among the readers in no case, and no more than ten are written to', () => {
    const people = fc.constantFrom('ada', 'ben', 'cleo', 'dana', 'host');
    const any = fc.record({
      ...{ author: people, reporter: people, owner: people, authorReadsChannel: fc.boolean() },
      ...{ channel: fc.constantFrom('mods', null), holders: fc.constantFrom(0, 3, null) },
      known: fc.array(fc.oneof(people, fc.string({ minLength: 6 })), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(any, (one) => {
        const found = recipientsOf(one);
        if (found.to === 'channel') {
          expect(one.authorReadsChannel).toBe(false);
          return;
        }
        if (found.to === 'nobody') {
          expect([one.author, one.reporter]).toContain(one.owner);
          return;
        }
        expect([...found.users, found.orElse]).not.toContain(one.author);
        expect(found.users.length).toBeLessThanOrEqual(10);
      }),
    );
  });

  test('other readers have another mark, the same ones the same', () => {
    const people = (users: readonly string[]) => ({ to: 'people' as const, users, orElse: null });
    expect(markOf(people(['1', '2']))).toBe(markOf({ ...people(['1', '2']), orElse: '3' }));
    expect(markOf(people(['1', '2']))).not.toBe(markOf(people(['1', '3'])));
    expect(markOf(people(['1']))).not.toBe(markOf({ to: 'owner', users: ['1'], orElse: null }));
    expect(markOf(people(['1', '2']))).toMatch(/^[\w-]{1,60}$/);
  });
});

describe('who sees a channel', () => {
  const role = (id: string, permissions: bigint): Access['roles'][number] => ({
    ...{ id, name: id, permissions, bot: null, holders: 1 },
  });
  const access: Access = {
    owner: { id: 'host', name: 'Host' },
    roles: [role('guild', ViewChannel), role('mods', 0n), role('admins', Administrator), role('others', ViewChannel)],
    overwrites: [
      { id: 'guild', kind: 'role', allow: 0n, deny: ViewChannel },
      { id: 'mods', kind: 'role', allow: ViewChannel, deny: 0n },
      { id: 'dana', kind: 'member', allow: ViewChannel, deny: 0n },
      { id: 'eli', kind: 'member', allow: 0n, deny: ViewChannel },
    ],
  };
  test.each<[string, string[], boolean]>([
    ['host', [], true],
    ['ben', [], false],
    ['ben', ['others'], false],
    ['ben', ['mods'], true],
    ['ben', ['admins'], true],
    ['dana', [], true],
    ['eli', ['mods'], false],
    ['eli', ['admins'], true],
  ])('%s with %j: %s', (user, roles, sees) => {
    expect(seesChannel(access, { guild: 'guild', user, roles })).toBe(sees);
  });
});

describe('what can be reported', () => {
  const message = { id: '1', channel: '2', author: 'ben', byApp: false, bySystem: false, words: '', things: 1 };
  test('what somebody else wrote, also without words; nothing of one’s own, of an app, or of Discord', () => {
    expect(cannotReport(message, 'ada')).toBeNull();
    expect(cannotReport(message, 'ben')).toEqual({ refused: 'reportOwn' });
    expect(cannotReport({ ...message, byApp: true }, 'ada')).toEqual({ refused: 'reportApp' });
    expect(cannotReport({ ...message, bySystem: true }, 'ada')).toEqual({ refused: 'reportSystem' });
  });

  test('when a message was sent is read from its id', () => {
    // The example of Discord's reference on snowflakes.
    expect(sentAt('175928847299117063').toISOString()).toBe('2016-04-30T11:18:25.796Z');
  });
});

describe('the number of a receipt', () => {
  test('is read again however it was typed', () => {
    fc.assert(
      fc.property(fc.uuid(), (drawn) => {
        const code = codeFrom(drawn);
        expect(code).toMatch(/^R-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
        for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.slice(2)} `])
          expect(codeIn(typed)).toBe(code);
      }),
    );
    for (const typed of ['', 'R-', 'R-7F3K', 'hello there', 'R-7F3K-9XQ2-A']) expect(codeIn(typed)).toBeNull();
  });
});
