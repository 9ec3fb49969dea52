import type { JSX } from 'preact';
import { Component } from '../../wire/components';
import { numberIn, objectsIn, textIn, type JsonObject } from '../../wire/json';
import { sizeWords } from './addresses';
import { mostLetters, type Field } from './answers';
import { limitsOf } from './choices';
import type { FieldValue } from './deeds';
import { Icon } from './icon';
import { toggled } from './listbox';
import { Select } from './select';

/** One field of a form: its label, what it says about itself, its control, and what is wrong with the answer. */

interface FieldProps {
  readonly field: Field;
  /** Unique in the page. */
  readonly id: string;
  readonly value: FieldValue;
  readonly problem: string | undefined;
  /** Absent in a picture. */
  readonly onAnswer: ((value: FieldValue) => void) | undefined;
}

export function FieldView(p: FieldProps): JSX.Element {
  const { field, id, problem } = p;
  const { type } = field.component;
  const isGroup = type === Component.RadioGroup || type === Component.CheckboxGroup;
  const named = { id: `${id}-label`, class: 'form-label' };
  const words = (
    <>
      {field.label}
      {field.isNeeded ? (
        <span class="needed" aria-hidden="true">
          *
        </span>
      ) : undefined}
    </>
  );
  const about =
    field.about === undefined ? undefined : (
      <div class="form-description" id={`${id}-about`}>
        {field.about}
      </div>
    );
  const said =
    problem === undefined ? undefined : (
      <div class="form-problem" id={`${id}-problem`}>
        <Icon name="warning" />
        {problem}
      </div>
    );
  if (isGroup)
    return (
      <div
        class="form-field"
        role={type === Component.RadioGroup ? 'radiogroup' : 'group'}
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy(p)}
        aria-required={type === Component.RadioGroup ? field.isNeeded : undefined}
      >
        <div {...named}>{words}</div>
        {about}
        <Control {...p} />
        {said}
      </div>
    );
  return (
    <div class="form-field">
      <label {...named} for={id}>
        {words}
      </label>
      {about}
      <Control {...p} />
      {said}
    </div>
  );
}

function describedBy({ field, id, problem }: FieldProps): string | undefined {
  const ids = [field.about === undefined ? '' : `${id}-about`, problem === undefined ? '' : `${id}-problem`];
  return ids.filter((one) => one !== '').join(' ') || undefined;
}

function Control(p: FieldProps): JSX.Element {
  const { component } = p.field;
  switch (component.type) {
    case Component.TextInput:
      return <TextInput {...p} />;
    case Component.RadioGroup:
    case Component.CheckboxGroup:
      return <Group {...p} />;
    case Component.Checkbox:
      return (
        <input
          type="checkbox"
          class="box"
          id={p.id}
          checked={p.value === true}
          aria-describedby={describedBy(p)}
          onChange={(event) => p.onAnswer?.(event.currentTarget.checked)}
        />
      );
    case Component.FileUpload:
      return <Upload {...p} />;
    default:
      return (
        <Select
          component={component}
          chosen={listOf(p.value)}
          onChosen={p.onAnswer}
          field={{ id: p.id, label: `${p.id}-label`, about: describedBy(p), isWrong: p.problem !== undefined }}
        />
      );
  }
}

const listOf = (value: FieldValue): string[] =>
  typeof value === 'object' ? value.filter((one) => typeof one === 'string') : [];

function TextInput(p: FieldProps): JSX.Element {
  const { component, isNeeded } = p.field;
  const value = typeof p.value === 'string' ? p.value : '';
  const isLong = component.style === 2;
  const left = mostLetters(component) - value.length;
  const isCounted = isLong ? component.max_length !== undefined : left < 0;
  const common = {
    id: p.id,
    value,
    placeholder: textIn(component.placeholder),
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

function Group(p: FieldProps): JSX.Element {
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

function Upload(p: FieldProps): JSX.Element {
  const files = typeof p.value === 'object' ? p.value.filter((one) => typeof one !== 'string') : [];
  const isMany = (numberIn(p.field.component.max_values) ?? 1) > 1;
  return (
    <div class="upload">
      <label class="drop">
        <Icon name="file" />
        <span>{isMany ? 'Drop files here, or choose some' : 'Drop a file here, or choose one'}</span>
        <input
          type="file"
          id={p.id}
          multiple={isMany}
          aria-labelledby={`${p.id}-label`}
          aria-describedby={describedBy(p)}
          onChange={(event) => p.onAnswer?.([...(isMany ? files : []), ...(event.currentTarget.files ?? [])])}
        />
      </label>
      {files.map((file) => (
        <div class="file">
          <Icon name="file" />
          <span class="file-words">
            <span class="file-name">{file.name}</span>
            <span class="file-size">{sizeWords(file.size)}</span>
          </span>
          <button
            type="button"
            class="plain"
            aria-label={`Leave out ${file.name}`}
            onClick={() => p.onAnswer?.(files.filter((each) => each !== file))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
