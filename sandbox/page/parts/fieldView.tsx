import type { JSX } from 'preact';
import { Component } from '../../wire/components';
import { describedBy, listOf, type FieldProps } from './field';
import { Group } from './group';
import { Icon } from './icon';
import { Select } from './select';
import { TextInput } from './textInput';
import { Upload } from './upload';

/** Joined to the word before it: after a question mark a line may end, and the star would stand alone. */
const STAR = '\u2060*';

/** One field of a form: its label, what it says about itself, its control, and what is wrong with the answer. */
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
          {STAR}
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
