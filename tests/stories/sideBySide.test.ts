import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { routes } from '../../bot/interactions/registry';
import { openAbout } from '../../bot/intake/ids';
import type { Route } from '../../bot/interactions/define';
import { aModeratorOf, everything, launchBeside, nowhere, type CohortThere, type Ids } from '../support/sideBySide';
import { areWaiting } from '../support/people';
import { aTown, boardOf, said, type Somebody, type Town } from '../support/town';
import type { OptionValue, Outcome, SeenForm } from '../../sandbox/client';

/** Two guilds with two cohorts each, all of them in session at this moment. */
let town: Town;
let [spring, autumn, maple, birch]: CohortThere[] = [];
const of = (cohort: CohortThere | undefined): CohortThere => {
  if (!cohort) throw new Error('no such cohort');
  return cohort;
};

beforeAll(async () => {
  town = await aTown();
  const [here, there] = [await town.openGuild(), await town.openGuild()];
  spring = await launchBeside(town, here, { name: 'Spring', time: '18:00', zone: 'Europe/Paris' });
  autumn = await launchBeside(town, here, { name: 'Autumn', time: '18:00', zone: 'Europe/Paris' });
  maple = await launchBeside(town, there, { name: 'Maple', time: '17:00', zone: 'UTC' });
  birch = await launchBeside(town, there, { name: 'Birch', time: '12:00', zone: 'America/New_York' });
  await town.passTo('2027-03-02T17:04:00Z');
}, 120_000);
afterAll(() => town.stop());

/** All that any custom_id of ours names. */
const fieldsOf = (ids: Ids): object => ({
  ...ids,
  ...{ change: ids.group, asking: ids.group, clause: ids.group, report: ids.group, message: ids.group },
  ...{ guild: ids.group, as: 'x', code: 'ABCDEFGH', readers: 'x', stays: 0, weeks: 1 },
  ...{ offer: ids.group, number: 1, page: 0, turn: 0, step: 0, answer: 0, named: 0, day: 0 },
  ...{ proposal: 'join-1-2', kind: 'case', version: '1', seen: 'x', zone: 'Europe/Paris' },
});
type Pressed = Exclude<Route, { kind: 'command' | 'menu' }>;
const pressed = routes.filter((route): route is Pressed => route.kind !== 'command' && route.kind !== 'menu');
const customIdOf = ({ id }: Pressed, ids: Ids): string => id.write(fieldsOf(ids));
/** Those that name something by its id. */
const naming = pressed.filter(
  (route) =>
    customIdOf(route, nowhere) !== customIdOf(route, { ...nowhere, cohort: '1', group: '1', session: '1', user: '1' }),
);

/** Where the message that was pressed stays as it is, what was said besides. */
async function answered(outcome: Outcome): Promise<string> {
  const { form } = outcome;
  const prefilled = JSON.stringify(form?.components ?? []).match(/"value":"[^"]*"/g) ?? [];
  const words = form ? [form.customId, form.title, ...prefilled].join(' ') : await said(outcome);
  return `${outcome.state}: ${words.replace(/^## Welcome[^]*\nJoin\n?/, '')}`;
}

/** Somebody presses, chooses or submits what no screen of theirs has. */
async function forges(person: Somebody, route: Pressed, ids: Ids): Promise<string> {
  const at = { channel: await person.channel('welcome'), message: (await person.sees('welcome'))[0]?.id ?? '' };
  const customId = customIdOf(route, ids);
  const { acts } = person;
  const outcome =
    route.kind === 'form'
      ? await acts.submit({ form: await openForm(person), fields: {}, customId, forge: true })
      : route.kind === 'select'
        ? await acts.choose({ ...at, customId, values: ['1', '1'], forge: true })
        : await acts.click({ ...at, customId, forge: true });
  let words = await answered(outcome);
  for (const id of Object.values(ids) as string[]) words = words.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), '#');
  return words;
}

/** A form that is open before somebody. */
async function openForm(person: Somebody): Promise<SeenForm> {
  const at = { channel: await person.channel('welcome'), message: (await person.sees('welcome'))[0]?.id ?? '' };
  const { form } = await person.acts.click({ ...at, customId: openAbout.write({}), forge: true });
  if (!form) throw new Error('no form was opened');
  return form;
}

/** Where the answer about what is another's differs from the answer about what is nowhere. */
async function tellsApart(person: Somebody, other: CohortThere): Promise<{ route: string }[]> {
  const found: { route: string; about: string; without: string }[] = [];
  for (const route of naming) {
    const about = await forges(person, route, other.ids);
    const without = await forges(person, route, nowhere);
    if (about !== without) found.push({ route: route.id.name, about, without });
  }
  return found;
}

test('many buttons, selects and forms name something by its id', () => {
  expect(naming.length).toBeGreaterThan(40);
});

/**
 * Whoever sees a board of another circle of their server, as an owner may, is told whose its buttons are; all else of another cohort
 * is as if it were not there.
 */
const ofABoard = (route: string): boolean => /^(session\.|facilitator\.accept)/.test(route);

test('four cohorts in two servers meet at one moment, each by its own clock, and nobody sees a circle that is not theirs', async () => {
  for (const { people, name } of [spring, autumn, maple, birch].map(of)) {
    const [one] = people as [Somebody];
    expect((await boardOf(one, `${name} 1`)).text).toContain('Check-in');
    const circles = (await one.acts.channels(one.guild)).filter(({ thread }) => thread);
    expect(circles.map((circle) => circle.name.replace(/ ·.*/, ''))).toEqual([`${name} 1`]);
  }
});

describe('by ids in forged custom_ids nothing of another cohort is seen or touched, and nothing tells that it is there', () => {
  test.each<[string, () => Promise<Somebody> | Somebody]>([
    ['a holder of one server’s role', () => of(spring).place.host],
    ['who looks after one cohort', () => aModeratorOf(town, of(spring))],
    ['a member of one circle', () => of(spring).people[0] as Somebody],
  ])(
    '%s',
    async (who, find) => {
      const person = await find();
      // A form of their own can be open before them, in whose place another is sent.
      if (!of(spring).people.includes(person)) await areWaiting(town, person.place(), [person]);
      const before = await everything(town);
      for (const other of [maple, birch].map(of)) expect(await tellsApart(person, other)).toEqual([]);
      const beside = who.startsWith('a holder') ? [] : await tellsApart(person, of(autumn));
      expect(beside.filter(({ route }) => !ofABoard(route))).toEqual([]);
      expect(await everything(town)).toEqual(before);
    },
    120_000,
  );
});

type Command = Extract<Route, { kind: 'command' }>;
const commands = routes.filter((route): route is Command => route.kind === 'command');
const isUser = ({ type }: Command['options'][number]): boolean => type === ApplicationCommandOptionType.User;
const isCohort = ({ name }: Command['options'][number], { path }: Command): boolean =>
  name === 'cohort' && path !== 'cohort create';
/** Those that name a cohort or a person. Whom somebody would rather not meet is their own list, and may be anybody. */
const asking = commands
  .filter(({ path }) => path !== 'block')
  .filter((route) => route.options.some((option) => isUser(option) || isCohort(option, route)));

/** A value for each option: of the cohort and the person that it is about, and the least that goes for the others. */
function valuesFor(route: Command, about: { cohort: string; user: string }): Record<string, OptionValue> {
  return Object.fromEntries(
    route.options.flatMap((option): [string, OptionValue][] => {
      if (isCohort(option, route)) return [[option.name, about.cohort]];
      if (isUser(option)) return [[option.name, about.user]];
      if (option.type === ApplicationCommandOptionType.Attachment)
        return [[option.name, { filename: 'a.csv', text: `user id,circle\n${about.user},Spring 1\n` }]];
      if (option.required !== true) return [];
      const [choice] = 'choices' in option && option.choices ? option.choices : [];
      return [[option.name, option.type === ApplicationCommandOptionType.Integer ? 3 : (choice?.value ?? 'x')]];
    }),
  );
}

/**
 * Another cohort by its name; and, in one's own, somebody who is in another server only. To appoint somebody in one's own cohort is
 * a change that is one's right, whoever they are: an office holds nothing for who is not in the server.
 */
function aboutsOf(route: Command, other: CohortThere, stranger: string): { cohort: string; user: string }[] {
  const byName = route.options.some((option) => isCohort(option, route))
    ? [{ cohort: other.name, user: stranger }]
    : [];
  const inOwn = other.place !== of(spring).place && takesPeople(route) && route.path !== 'cohort appoint';
  return inOwn ? [...byName, { cohort: 'Spring', user: other.ids.user }] : byName;
}

const takesPeople = ({ options }: Command): boolean =>
  options.some((option) => isUser(option) || option.type === ApplicationCommandOptionType.Attachment);

async function asks(person: Somebody, route: Command, about: { cohort: string; user: string }): Promise<string> {
  const at = { guild: person.guild, channel: person.place().general, command: route.path };
  const outcome = await person.acts.run({ ...at, options: valuesFor(route, about), forge: true });
  return (await answered(outcome)).replaceAll(about.user, '#').replaceAll(about.cohort, 'Cohort');
}

test.each<[string, () => Promise<Somebody> | Somebody, () => CohortThere[]]>([
  ['a holder of one server’s role', () => of(spring).place.host, () => [of(maple), of(birch)]],
  ['who looks after one cohort', () => aModeratorOf(town, of(spring)), () => [of(autumn), of(maple)]],
  ['a member of one circle', () => of(spring).people[0] as Somebody, () => [of(autumn), of(maple)]],
])(
  'by names and people in commands %s learns nothing of another cohort, and changes nothing',
  async (_, find, others) => {
    const person = await find();
    const stranger = await town.sandbox.client.createUser({ name: 'Stranger' });
    const before = await everything(town);
    const told: object[] = [];
    for (const other of others()) {
      for (const route of asking) {
        for (const about of aboutsOf(route, other, stranger.id)) {
          const nothing = { cohort: about.cohort === 'Spring' ? 'Spring' : 'Nowhere', user: stranger.id };
          const [heard, without] = [await asks(person, route, about), await asks(person, route, nothing)];
          if (heard !== without) told.push({ route: route.path, about, heard, without });
        }
      }
    }
    expect(told).toEqual([]);
    expect(await everything(town)).toEqual(before);
  },
  120_000,
);

test('nobody is offered the name of a cohort of another server, or of one that others look after', async () => {
  const [host, mod] = [of(spring).place.host, await aModeratorOf(town, of(spring))];
  const suggesting = asking.filter(
    (route) => route.suggest !== undefined && route.options.some(({ name }) => name === 'cohort'),
  );
  expect(suggesting.length).toBeGreaterThan(10);
  for (const route of suggesting)
    for (const [person, names] of [
      [host, /Maple|Birch/],
      [mod, /Maple|Birch|Autumn/],
    ] as const) {
      const at = { guild: person.guild, channel: person.place().general, command: route.path, options: {} };
      const offered = await person.acts.autocomplete({ ...at, focused: 'cohort', value: '', forge: true });
      expect({ path: route.path, offered: offered.filter(({ name }) => names.test(name)) }).toEqual({
        ...{ path: route.path, offered: [] },
      });
    }
});
