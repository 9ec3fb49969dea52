import { ComponentType, type APIStringSelectComponent } from 'discord-api-types/v10';
import { formPayload } from '../../bot/common/form';
import { card, instant, marked, markOf, mention, type Message } from '../../bot/common/message';
import { aboutForm, skillsForm } from '../../bot/intake/forms';
import { wishesForm } from '../../bot/wishes/forms';
import { en } from '../../bot/locales/en';
import { board } from '../../bot/sessions/boardViews';
import { circleCard } from '../../bot/sessions/circleViews';
import { activeIn, mischief } from './active';
import { ada, aPlan, ben, cleo, opened } from './aRound';
import * as agreeing from './samples/agreeing';
import * as agreements from './samples/agreements';
import * as bringing from './samples/bringing';
import * as cohorts from './samples/cohorts';
import * as doctor from './samples/doctor';
import * as drafts from './samples/drafts';
import * as entrance from './samples/entrance';
import * as facilitators from './samples/facilitators';
import * as home from './samples/home';
import * as intake from './samples/intake';
import * as nominations from './samples/nominations';
import * as changes from './samples/changes';
import * as people from './samples/people';
import * as rosterChanges from './samples/rosterChanges';
import * as promises from './samples/promises';
import * as repair from './samples/repair';
import * as reports from './samples/reports';
import * as rosterFiles from './samples/rosterFiles';
import { everySentence, lacking } from './samples/everySentence';
import { start, twelve } from './samples/samples';
import * as sessions from './samples/sessions';
import * as voice from './samples/voice';
import * as zones from './samples/zones';
import * as why from './samples/why';
import * as wishes from './samples/wishes';
import { longWishes } from './samples/wishes';

/** What is typed in several lines is given back in several lines. */
const givesBack = (path: string): boolean =>
  [
    'refusals.answerTooLong',
    'refusals.wordsTooLate',
    'refusals.wordsTooLong',
    'refusals.notKept',
    'refusals.clausesUnclear',
    'refusals.enoughClauses',
    'refusals.clauseIsThere',
    'givenBack',
    'intake.formOfBefore',
  ].includes(path) || /^(bringing\.\w+\.(written|inThread|quote)|report\.(copy|line))$/.test(path);

const line = (words: string): string => words.replace(/[\r\n]+/g, ' ');
const oneLine = mischief.map(line);
const worst = [
  '@everyone **x** <@1>',
  '**',
  '_',
  '`',
  '||',
  '](https://example.org)',
  ...oneLine,
  oneLine.join(' ').slice(0, 240),
];

describe('what Grove says with the words of people in it', () => {
  test('every sentence that takes something is tried here', () => {
    expect(lacking).toEqual([]);
  });

  test.each(everySentence)('%s: nothing a person typed pings, links or formats', (_, say) => {
    const asMeant = activeIn(say('Ada'));
    for (const words of worst) expect({ words, active: activeIn(say(words)) }).toEqual({ words, active: asMeant });
  });

  test.each(everySentence)('%s: not even over several lines', (path, say) => {
    const lines = givesBack(path) ? 'Ada\nBen' : 'Ada';
    const asMeant = activeIn(say(lines));
    for (const words of ['Ada\n# Ben', 'Ada\n> Ben', 'Ada\n-# Ben', 'Ada\n- <@1>', 'Ada\r\n1. @here']) {
      expect({ words, active: activeIn(say(words)) }).toEqual({ words, active: asMeant });
    }
  });

  test.each(everySentence)('%s: says something, and nothing that should have been filled in', (_, say) => {
    expect(say('Ada').trim()).not.toBe('');
    expect(say('Ada')).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
  });

  test.each(everySentence)('%s: fits into one message, however much was typed', (path, say) => {
    // A form lets nobody type more than its fields hold; commands take up to 6,000 characters.
    const most = givesBack(path) ? 300 : 6_000;
    for (const letter of ['@', ':', '\n', 'x', '👋', 'http:']) {
      expect(say(letter.repeat(most / letter.length)).length).toBeLessThan(4_000);
    }
  });

  test('answers that do not fit are given back, so that nothing typed is lost', () => {
    const text = en.refusals.answerTooLong(['work'], { called: 'Ada', work: 'one\ntwo', wish: 'three' });
    expect(text).toContain('> one\n> two');
    expect(text).not.toContain('three');
    expect(text).toContain('your work may have 300 characters');
  });
});

describe('a card', () => {
  const button = (label: string) => ({ label, customId: `circle.${label}.1` });
  const buttonsOf = (message: Message) =>
    message.components
      .flatMap((part) => (part.type === ComponentType.Container ? part.components : []))
      .flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []));

  test('has at most three buttons, because a tired person should never face more', () => {
    expect(buttonsOf(card({ text: 'Hello', buttons: ['a', 'b', 'c'].map(button) }))).toHaveLength(3);
    expect(() => card({ text: 'Hello', buttons: ['a', 'b', 'c', 'd'].map(button) })).toThrow(RangeError);
  });

  test('without buttons has no empty row, and without words no empty paragraph', () => {
    const [container] = card({ text: ['Hello', '', 'there'] }).components;
    expect(container).toMatchObject({
      components: [
        { type: ComponentType.TextDisplay, content: 'Hello' },
        { type: ComponentType.TextDisplay, content: 'there' },
      ],
    });
  });

  test('pings nobody by its words', () => {
    for (const quiet of [card({ text: '@everyone <@1>' }), card({ text: '<@1>', pings: [] })]) {
      expect(quiet.allowed_mentions).toEqual({ parse: [] });
    }
  });

  test('pings only those it names', () => {
    expect(card({ text: '<@1> <@2>', pings: ['2'] }).allowed_mentions).toEqual({ parse: [], users: ['2'] });
  });

  test('marked with the row it delivers can be told from all others, and is otherwise the same', () => {
    const message = card({ text: 'Hello', pings: ['2'] });
    expect(marked(message, markOf('41'))).toEqual({
      ...message,
      components: [{ ...message.components[0], id: 1_000_000_041 }],
    });
    expect(new Set(['1', '2', '999999999'].map(markOf)).size).toBe(3);
    expect(markOf('9223372036854775807')).toBeLessThan(2 ** 31);
    expect(() => marked({ ...message, components: [] }, 1)).toThrow(RangeError);
  });

  test('names people and instants in the way that Discord shows to each reader', () => {
    expect(mention('7')).toBe('<@7>');
    expect(instant(new Date('2027-03-01T18:00:00.900Z'))).toBe('<t:1803924000:F>');
    expect(instant(start, 'R')).toBe('<t:1803924000:R>');
  });
});

describe('the messages of Grove', () => {
  const { boards, gathering } = sessions;
  const messages = [
    home,
    doctor,
    intake,
    agreements,
    agreeing,
    cohorts,
    drafts,
    sessions,
    bringing,
    facilitators,
    voice,
    zones,
    entrance,
    nominations,
    people,
    rosterChanges,
    rosterFiles,
    changes,
    why,
    repair,
    wishes,
    reports,
    promises,
  ].flatMap((room) => room.messages);
  const [first = '', second = ''] = twelve;
  const texts = (message: Message): string[] =>
    message.components
      .flatMap((part) => (part.type === ComponentType.Container ? part.components : []))
      .flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []));
  const buttons = (message: Message): { label: string; id: string }[] =>
    message.components
      .flatMap((part) => (part.type === ComponentType.Container ? part.components : []))
      .flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []))
      .flatMap((part) =>
        part.type === ComponentType.Button && 'custom_id' in part
          ? [{ label: part.label ?? '', id: part.custom_id }]
          : [],
      );

  const selects = (message: Message): APIStringSelectComponent[] =>
    message.components
      .flatMap((part) => (part.type === ComponentType.Container ? part.components : []))
      .flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []))
      .flatMap((part) => (part.type === ComponentType.StringSelect ? [part] : []));

  test.each(messages)('%s fits Discord: its length, its buttons, and who it may ping', (_, message) => {
    expect(texts(message).join('').length).toBeLessThan(4_000);
    expect(texts(message).every((text) => text !== '')).toBe(true);
    expect(buttons(message).length).toBeLessThanOrEqual(3);
    for (const { label, id } of buttons(message)) {
      expect(label.length).toBeLessThanOrEqual(80);
      expect(id.length).toBeLessThanOrEqual(100);
    }
    expect(new Set(buttons(message).map(({ id }) => id)).size).toBe(buttons(message).length);
    for (const { placeholder = '', options } of selects(message)) {
      expect(placeholder.length).toBeLessThanOrEqual(150);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const { label, description = '' } of options) {
        expect(label.length).toBeLessThanOrEqual(100);
        expect(description.length).toBeLessThanOrEqual(100);
      }
    }
    expect(message.allowed_mentions.parse).toEqual([]);
    expect(message.allowed_mentions.users ?? []).toEqual(
      (message.allowed_mentions.users ?? []).filter((id) => twelve.includes(id)),
    );
  });

  test('only reminders ping the whole circle, only a turn pings its holder, and only a question whom it is asked', () => {
    const pinging = messages.filter(
      ([
        ,
        {
          allowed_mentions: { users },
        },
      ]) => users !== undefined,
    );
    expect(
      pinging.map(
        ([
          which,
          {
            allowed_mentions: { users },
          },
        ]) => [which, users],
      ),
    ).toEqual([
      ['the board of a turn', [first]],
      ['the board of the last turn', [first]],
      ['the reminder of the day before', twelve],
      ['the reminder', twelve],
      ['the offer to a member', [second]],
      ['the offer in the middle of a session', [second]],
      ['the board of a turn with its room', [first]],
      ['the news that many sessions move', twelve],
      ['the news that a session stays', twelve],
      ['what a circle is asked', twelve],
      ['what a circle is asked that would end', twelve],
      ['what a circle reads that goes on', twelve],
      ['what a circle reads of an undo', twelve.slice(0, 6)],
    ]);
  });

  test('a board says who has the floor and who still has the chance, and nobody can tell who passed', () => {
    const three = opened(aPlan());
    const show = (session: typeof three): string =>
      texts(board(gathering(session), { sheet: session.sheet, step: 0 }, en)).join('\n');
    const held = {
      ...three,
      ledger: { ...three.ledger, had: [ben] },
      stage: { at: 'round' as const, step: 0, floor: { is: 'held' as const, by: ada, until: start } },
    };
    expect(show(held)).toContain(`**<@${ada}> has the floor,**`);
    expect(show(held)).toContain(`Still with the chance to speak: <@${cleo}>`);
    expect(show(held)).not.toContain(ben);
    expect(show({ ...three, turn: three.turn + 2 })).toBe(show(three));
    expect(show({ ...held, ledger: { ...held.ledger, had: [ben, cleo] } })).toContain(
      'Everybody has had the chance to speak.',
    );
  });

  test('a board offers to take the turn while the floor is open, to be done or raise a hand while it is held, and always to pause', () => {
    const labels = ([, message]: [string, Message]): string[] => buttons(message).map(({ label }) => label);
    expect(boards.map(labels)).toEqual([
      ['Pause'],
      ['Take the turn', 'Pass for now', 'Pause'],
      ['Done', 'Raise hand', 'Pause'],
      ['Done', 'Raise hand', 'Pause'],
      ['Pause'],
      ['Take the turn', 'Pause'],
      ['Go on'],
      [],
      [],
    ]);
  });

  test('to come, to come late and not to come are offered alike: three buttons of one style', () => {
    const [, message] = messages.find(([which]) => which === 'the reminder of the day before') ?? [];
    const rows = (message?.components ?? []).flatMap((part) =>
      part.type === ComponentType.Container ? part.components : [],
    );
    const styles = rows.flatMap((part) =>
      part.type === ComponentType.ActionRow ? part.components.map((one) => ('style' in one ? one.style : 0)) : [],
    );
    expect(styles).toHaveLength(3);
    expect(new Set(styles).size).toBe(1);
  });

  test('the card of a circle says when by two clocks, where, what about and who, and offers what fits', () => {
    const { circle } = sessions;
    const show = (shown: typeof circle): string => texts(circleCard(shown, en)).join('\n');
    expect(show(circle)).toContain('on your own clock; that is 19:00 in Paris.');
    expect(show(circle)).toContain('<#40>');
    expect(show(circle)).toContain('You said: I’ll be late');
    expect(buttons(circleCard(circle, en)).map(({ label }) => label)).toContain('Not this week');
    expect(buttons(circleCard({ ...circle, isMember: false, keeps: true }, en))).toEqual([]);
    const running = { ...circle, session: opened(aPlan()) };
    expect(buttons(circleCard(running, en)).map(({ label }) => label)).toEqual(['What we agreed on']);
    expect(buttons(circleCard({ ...running, keeps: true }, en)).map(({ label }) => label)).toEqual([
      'Move on',
      'More time',
      'End here',
    ]);
  });
});

describe('the forms of the way in', () => {
  const wishesOf: typeof skillsForm = (t, { called }) => wishesForm(t, longWishes(called));
  test.each([aboutForm, skillsForm, wishesOf])('%p fits Discord, empty or with what was told before', (formFor) => {
    for (const words of ['', 'x'.repeat(5_000)]) {
      const form = formPayload(formFor(en, intake.filled(words)));
      expect(form.title.length).toBeLessThanOrEqual(45);
      expect(form.components.length).toBeLessThanOrEqual(5);
      for (const field of form.components) {
        if (field.type !== ComponentType.Label) throw new Error('no field');
        expect(field.label.length).toBeLessThanOrEqual(45);
        expect(field.description?.length ?? 0).toBeLessThanOrEqual(100);
        const { component } = field;
        if (component.type === ComponentType.TextInput) {
          expect(component.max_length).toBeLessThanOrEqual(4_000);
          expect(component.value?.length ?? 0).toBeLessThanOrEqual(component.max_length ?? 0);
        } else if (component.type === ComponentType.StringSelect) {
          expect(component.options.length).toBeLessThanOrEqual(25);
          const chosen = component.options.filter((option) => option.default);
          expect(chosen.length).toBeLessThanOrEqual(component.max_values ?? 1);
        } else throw new Error('a field of another kind');
      }
    }
  });
});

test('what Discord’s menus show of each command is at most a hundred characters', () => {
  for (const words of Object.values(en.commands)) expect(words.length).toBeLessThanOrEqual(100);
});
