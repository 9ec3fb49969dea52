import { isObject, numberIn, objectsIn, textIn, type JsonObject } from '../wire/json';
import { checkChoicesIn } from './choices';
import { Complaints, type Path } from './complaints';

/** Discord's documented pattern for names of chat commands and of options. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** The languages that Discord's clients speak (reference, "Locales"). */
const LOCALES = [
  ...[
    'id',
    'da',
    'de',
    'en-GB',
    'en-US',
    'es-ES',
    'es-419',
    'fr',
    'hr',
    'it',
    'lt',
    'hu',
    'nl',
    'no',
    'pl',
    'pt-BR',
    'ro',
  ],
  ...['fi', 'sv-SE', 'vi', 'tr', 'cs', 'el', 'bg', 'ru', 'uk', 'hi', 'th', 'zh-CN', 'ja', 'zh-TW', 'ko'],
];
const CHAT = 1;
const SUBCOMMAND = 1;
const GROUP = 2;
const MOST_COMMANDS = { 1: 100, 2: 15, 3: 15 } as const;
const MOST_CHARACTERS = 8_000;

/** `path` is where in the request body the command stands: its index when many are set at once. */
export function checkCommands(commands: readonly JsonObject[], path: (at: number) => Path): void {
  const wrong = new Complaints();
  for (const type of [1, 2, 3] as const) {
    const count = commands.filter((command) => typeOf(command) === type).length;
    const most = MOST_COMMANDS[type];
    if (count > most)
      wrong.say([], 'APPLICATION_COMMANDS_LIMIT_REACHED', `Maximum number of application commands reached (${most}).`);
  }
  const names = new Set<string>();
  for (const [at, command] of commands.entries()) {
    checkCommand(wrong, path(at), command);
    const key = `${typeOf(command)} ${textIn(command.name) ?? ''}`;
    if (names.has(key))
      wrong.say(
        [...path(at), 'name'],
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    names.add(key);
  }
  wrong.end();
}

function typeOf(command: JsonObject): number {
  return numberIn(command.type) ?? CHAT;
}

function checkCommand(wrong: Complaints, path: Path, command: JsonObject): void {
  const name = textIn(command.name) ?? '';
  const description = textIn(command.description) ?? '';
  checkLanguages(wrong, path, { holder: command, isMenu: typeOf(command) !== CHAT });
  if (typeOf(command) === CHAT) {
    checkName(wrong, [...path, 'name'], name);
    if (description === '') wrong.required([...path, 'description']);
    else if (description.length > 100) wrong.badLength([...path, 'description'], 1, 100);
  } else {
    if (name.length < 1 || name.length > 32) wrong.badLength([...path, 'name'], 1, 32);
    if (description !== '')
      wrong.say(
        [...path, 'description'],
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
        'Context menu commands cannot have description',
      );
    if (objectsIn(command.options).length > 0)
      wrong.say(
        [...path, 'options'],
        'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
        'Context menu commands cannot have options',
      );
  }
  checkOptions(wrong, path, command);
  if (characters(command) > MOST_CHARACTERS)
    wrong.say(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MOST_CHARACTERS})`);
}

function checkOptions(wrong: Complaints, path: Path, holder: JsonObject): void {
  const options = objectsIn(holder.options);
  if (options.length > 25) wrong.badLength([...path, 'options'], 0, 25);
  const nested = options.filter((option) => option.type === SUBCOMMAND || option.type === GROUP).length;
  if (nested > 0 && nested < options.length) {
    wrong.say(
      [...path, 'options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
  const names = new Set<string>();
  let optionalSeen = false;
  for (const [at, option] of options.entries()) {
    const here = [...path, 'options', at];
    const name = textIn(option.name) ?? '';
    checkOption(wrong, here, option);
    if (names.has(name))
      wrong.say([...here, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option names must be unique');
    names.add(name);
    if (option.required === true && optionalSeen) {
      wrong.say(
        here,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    optionalSeen ||= option.required !== true;
  }
}

function checkOption(wrong: Complaints, path: Path, option: JsonObject): void {
  checkLanguages(wrong, path, { holder: option, isMenu: false });
  checkName(wrong, [...path, 'name'], textIn(option.name) ?? '');
  const description = textIn(option.description) ?? '';
  if (description.length < 1 || description.length > 100) wrong.badLength([...path, 'description'], 1, 100);
  if (option.type === SUBCOMMAND || option.type === GROUP) {
    checkOptions(wrong, path, option);
    return;
  }
  checkChoicesIn(wrong, path, option);
  if (objectsIn(option.choices).length > 0 && option.autocomplete === true) {
    wrong.say(
      path,
      'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES',
      'Autocomplete cannot be used together with choices',
    );
  }
}

/** What is said in other languages follows the same rules as what it stands for. */
function checkLanguages(wrong: Complaints, path: Path, p: { holder: JsonObject; isMenu: boolean }): void {
  for (const part of ['name_localizations', 'description_localizations']) {
    const said = p.holder[part];
    for (const [locale, text] of Object.entries(isObject(said) ? said : {})) {
      const here = [...path, part, locale];
      if (!LOCALES.includes(locale))
        wrong.say(here, 'BASE_TYPE_CHOICES', `Value must be one of {${LOCALES.map((one) => `'${one}'`).join(', ')}}.`);
      if (typeof text !== 'string') continue;
      if (part === 'name_localizations' && !p.isMenu) checkName(wrong, here, text);
      else {
        const most = part === 'name_localizations' ? 32 : 100;
        if (text.length < 1 || text.length > most) wrong.badLength(here, 1, most);
      }
    }
  }
}

function checkName(wrong: Complaints, path: Path, name: string): void {
  if (!NAME.test(name)) wrong.say(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  else if (name !== name.toLowerCase())
    wrong.say(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name must be lower case');
}

/** Names, descriptions and values count; of several languages the longest. */
function characters(holder: JsonObject): number {
  const longest = (own: JsonObject[string], others: JsonObject[string]): number => {
    const texts = isObject(others) ? Object.values(others) : [];
    return Math.max(...[own, ...texts].map((text) => (textIn(text) ?? '').length));
  };
  const own =
    longest(holder.name, holder.name_localizations) + longest(holder.description, holder.description_localizations);
  const value = textIn(holder.value)?.length ?? 0;
  const inside = [...objectsIn(holder.options), ...objectsIn(holder.choices)];
  return own + value + inside.reduce((sum, one) => sum + characters(one), 0);
}
