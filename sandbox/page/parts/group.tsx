import type { JSX } from 'preact';
import { Component } from '../../wire/components';
import { objectsIn, textIn, type JsonObject } from '../../wire/json';
import { limitsOf } from './choices';
import { listOf, type FieldProps } from './field';
import { toggled } from './listbox';

/** Radio buttons, of which one can be chosen, or boxes that can be ticked. */
export function Group(p: FieldProps): JSX.Element {
  const { component, isNeeded } = p.field;
  const isRadio = component.type === Component.RadioGroup;
  const chosen = typeof p.value === 'string' ? [p.value] : listOf(p.value);
  const limits = limitsOf(component);
  const isFull = !isRadio && chosen.length >= limits.max;
  return (
    <div class="choices">
      {objectsIn(component.options).map((option, index) => (
        <Choice
          option={option}
          id={index === 0 ? p.id : undefined}
          name={isRadio ? `${p.id}-choice` : undefined}
          isOn={chosen.includes(textIn(option.value) ?? '')}
          isOff={isFull && !chosen.includes(textIn(option.value) ?? '')}
          onPress={(value) =>
            p.onAnswer?.(isRadio ? value : toggled(chosen, value, { min: 0, max: Math.max(2, limits.max) }))
          }
        />
      ))}
      {isRadio && !isNeeded && chosen.some((value) => value !== '') ? (
        <button type="button" class="as-link" onClick={() => p.onAnswer?.('')}>
          Choose none
        </button>
      ) : undefined}
    </div>
  );
}

interface ChoiceProps {
  readonly option: JsonObject;
  readonly id: string | undefined;
  /** That of the group, for radio buttons. */
  readonly name: string | undefined;
  readonly isOn: boolean;
  readonly isOff: boolean;
  readonly onPress: (value: string) => void;
}

function Choice({ option, id, name, isOn, isOff, onPress }: ChoiceProps): JSX.Element {
  const description = textIn(option.description);
  const isRadio = name !== undefined;
  return (
    <label class={`choice${isOn ? ' on' : ''}${isOff ? ' off' : ''}`}>
      <input
        type={isRadio ? 'radio' : 'checkbox'}
        class={isRadio ? 'dot' : 'box'}
        id={id}
        name={name}
        checked={isOn}
        disabled={isOff}
        onChange={() => onPress(textIn(option.value) ?? '')}
      />
      <span class="option-words">
        <span>{textIn(option.label)}</span>
        {description === undefined ? undefined : <span class="option-description">{description}</span>}
      </span>
    </label>
  );
}
