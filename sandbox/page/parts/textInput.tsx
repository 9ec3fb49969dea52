import type { JSX } from 'preact';
import { textIn } from '../../wire/json';
import { mostLetters } from './answers';
import { describedBy, type FieldProps } from './field';

/** Letters beyond the limit may be typed and are counted: nothing that is pasted gets lost. */
export function TextInput(p: FieldProps): JSX.Element {
  const { component, isNeeded } = p.field;
  const value = typeof p.value === 'string' ? p.value : '';
  const isLong = component.style === 2;
  const left = mostLetters(component) - value.length;
  const isCounted = isLong ? component.max_length !== undefined : left < 0;
  const common = {
    id: p.id,
    value,
    placeholder: textIn(component.placeholder),
    dir: 'auto',
    'aria-required': isNeeded,
    'aria-invalid': p.problem === undefined ? undefined : true,
    'aria-describedby': describedBy(p),
    onInput: (event: InputEvent & { readonly currentTarget: { readonly value: string } }): void =>
      p.onAnswer?.(event.currentTarget.value),
  } as const;
  return (
    <div class={`input${isLong ? ' long' : ''}`}>
      {isLong ? <textarea rows={3} {...common} /> : <input type="text" autocomplete="off" {...common} />}
      {isCounted ? (
        <span class={`left${left < 0 ? ' over' : ''}`} aria-hidden="true">
          {left}
        </span>
      ) : undefined}
    </div>
  );
}
