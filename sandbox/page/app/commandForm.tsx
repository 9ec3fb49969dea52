import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Dots } from '../parts/button';
import { Icon } from '../parts/icon';
import { Refused } from './call';
import type { Leaf, Option } from './commands';
import { NO_ANSWER, run } from './doing';
import { OptionField } from './optionField';
import { problemWith, sentValue, type Given } from './optionValues';

/** A command that has been picked: its options as fields, those it needs at once, the others when wanted. */
export function CommandForm({ command, onDone }: { command: Leaf; onDone: () => void }): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const [given, give] = useState<ReadonlyMap<string, Given>>(new Map());
  const [wanted, want] = useState<readonly string[]>([]);
  const [isChecked, check] = useState(false);
  const [isSending, send] = useState(false);
  const [problem, say] = useState<string | null>(null);
  const fields = command.options.filter(({ isRequired, name }) => isRequired || wanted.includes(name));
  const others = command.options.filter((option) => !fields.includes(option));

  const focusOn = (selector: string): void => form.current?.querySelector<HTMLElement>(selector)?.focus();
  // Before anybody can press the next key: what is typed meanwhile would be lost.
  useLayoutEffect(() => focusOn('input, select, button[type="submit"]'), []);
  const newest = wanted.at(-1);
  useLayoutEffect(() => {
    if (newest !== undefined) focusOn(`[data-option="${newest}"] :is(input, select)`);
  }, [newest]);

  const submit = async (): Promise<void> => {
    check(true);
    const wrong = fields.find((option) => problemWith(option, given.get(option.name)) !== null);
    if (wrong) {
      focusOn(`[data-option="${wrong.name}"] :is(input, select)`);
      return;
    }
    send(true);
    say(null);
    try {
      const options: Record<string, unknown> = {};
      for (const option of fields) {
        const value = await sentValue(option, given.get(option.name));
        if (value !== undefined) options[option.name] = value;
      }
      if (await run(command.path, { options })) onDone();
      else say(`${NO_ANSWER}. Try again in a moment.`);
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      say(fault.message);
    } finally {
      send(false);
    }
  };
  return (
    <form
      class="writer command-form"
      id="writer"
      tabIndex={-1}
      ref={form}
      noValidate
      aria-label={`The command /${command.path}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSending) void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onDone();
      }}
    >
      <div class="command-head">
        <span class="command-name">/{command.path}</span>
        <span class="command-about">{command.description}</span>
        <button type="button" class="plain" aria-label="Do not use this command" onClick={onDone}>
          <Icon name="close" />
        </button>
      </div>
      <div class="command-fields">
        {fields.map((option) => (
          <OptionField
            key={option.name}
            option={option}
            given={given.get(option.name)}
            spoken={{ command: command.path, given: plainly(command.options, given) }}
            problem={isChecked ? problemWith(option, given.get(option.name)) : null}
            onGiven={(value) => give((before) => new Map(before).set(option.name, value))}
          />
        ))}
        {others.map(({ name, description }) => (
          <button
            type="button"
            class="more-option"
            key={name}
            title={description}
            onClick={() => want((before) => [...before, name])}
          >
            <Icon name="plus" />
            {name}
          </button>
        ))}
      </div>
      {problem === null ? undefined : (
        <p class="command-problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button primary" aria-busy={isSending}>
        {isSending ? <Dots /> : 'Send'}
      </button>
    </form>
  );
}

/** What has been given so far, for whoever completes what is being typed. */
function plainly(
  options: readonly Option[],
  given: ReadonlyMap<string, Given>,
): Record<string, string | number | boolean> {
  const values: Record<string, string | number | boolean> = {};
  for (const option of options) {
    const one = given.get(option.name);
    if (one?.value !== undefined && problemWith(option, one) === null) values[option.name] = one.value;
  }
  return values;
}
