import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { OptionType } from '../../town/flags';
import { channelId, guildId } from './address';
import { callAs } from './callAs';
import { Combo, type Choice } from './combo';
import type { Option } from './commands';
import { isNumeric, meant, type Given } from './optionValues';
import { offers } from './reader';

interface FieldProps {
  readonly option: Option;
  readonly given: Given | undefined;
  /** The command so far, which the bot completes by. */
  readonly spoken: { readonly command: string; readonly given: Record<string, string | number | boolean> };
  readonly problem: string | null;
  readonly onGiven: (given: Given) => void;
}

export function OptionField(p: FieldProps): JSX.Element {
  const { option, problem } = p;
  const base = useId();
  return (
    <div class="option-field" data-option={option.name}>
      <label for={base}>
        {option.name}
        {option.isRequired ? (
          <span class="needed" aria-hidden="true">
            {'\u00a0*'}
          </span>
        ) : undefined}
      </label>
      <Control {...p} id={base} />
      <span
        class={problem === null ? 'option-about' : 'option-about wrong'}
        id={`${base}-about`}
        role={problem === null ? undefined : 'alert'}
      >
        {problem ?? option.description}
      </span>
    </div>
  );
}

function Control(p: FieldProps & { id: string }): JSX.Element {
  const { id, option, given, problem, onGiven } = p;
  const named = {
    id,
    'aria-describedby': `${id}-about`,
    'aria-invalid': problem !== null,
    'aria-required': option.isRequired,
  } as const;
  const choices = option.type === OptionType.Boolean ? YES_OR_NO : option.choices;
  if (choices.length > 0)
    return (
      <select
        {...named}
        value={given?.words ?? ''}
        onChange={(event) => {
          const words = event.currentTarget.value;
          onGiven({ words, value: choices.find(({ value }) => String(value) === words)?.value });
        }}
      >
        <option value="">Choose …</option>
        {choices.map(({ name, value }) => (
          <option key={String(value)} value={String(value)}>
            {name}
          </option>
        ))}
      </select>
    );
  if (option.type === OptionType.Attachment)
    return (
      <input
        {...named}
        type="file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          onGiven({ words: file?.name ?? '', file });
        }}
      />
    );
  const find = finder(p);
  if (find)
    return (
      <Combo
        named={named}
        words={given?.words ?? ''}
        patienceMs={option.completes ? PATIENCE_MS : 0}
        find={find}
        onWords={(words) => onGiven({ words, value: option.completes ? meant(option, words) : undefined })}
        onChoice={({ name, value }) => onGiven({ words: name, value })}
      />
    );
  return (
    <input
      {...named}
      type="text"
      inputMode={isNumeric(option) ? 'decimal' : 'text'}
      autocomplete="off"
      value={given?.words ?? ''}
      onInput={(event) => {
        const words = event.currentTarget.value;
        onGiven({ words, value: meant(option, words) });
      }}
    />
  );
}

/** As Discord waits before it asks the bot again. */
const PATIENCE_MS = 250;

const YES_OR_NO = [
  { name: 'True', value: true },
  { name: 'False', value: false },
] as const;

/** Where a field is chosen from a list: who offers what for these letters. */
function finder({ option, spoken }: FieldProps): ((words: string) => Promise<readonly Choice[]>) | undefined {
  const { people, roles, channels } = offers.value;
  const asked = (words: string): Promise<readonly Choice[]> => {
    const guild = guildId.peek();
    const at = { ...(guild === '' ? {} : { guild }), channel: channelId.peek() };
    const options = Object.fromEntries(Object.entries(spoken.given).filter(([name]) => name !== option.name));
    return callAs('POST', '/autocomplete', {
      ...at,
      ...{ command: spoken.command, options, focused: option.name, value: words },
    });
  };
  const among = (offered: readonly { readonly id: string; readonly name: string }[]) => (words: string) =>
    Promise.resolve(
      offered
        .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
        .slice(0, 25)
        .map(({ id, name }) => ({ name, value: id })),
    );
  if (option.completes) return asked;
  if (option.type === OptionType.User) return among(people);
  if (option.type === OptionType.Role) return among(roles);
  if (option.type === OptionType.Mentionable) return among([...people, ...roles]);
  if (option.type !== OptionType.Channel) return undefined;
  const { channelTypes } = option;
  return among(channels.filter(({ type }) => channelTypes.length === 0 || channelTypes.includes(type)));
}
