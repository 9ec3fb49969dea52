import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SeenForm } from '../../interactions/store';
import { Component } from '../../wire/components';
import { textIn, type JsonObject } from '../../wire/json';
import type { Reader } from '../reader';
import type { Filled } from '../screen';
import { atFirst, fieldIn, problemsIn } from './answers';
import { Avatar } from './avatar';
import { Dots } from './button';
import type { Deeds, FieldValue } from './deeds';
import { FieldView } from './fieldView';
import { Icon } from './icon';
import { Markdown } from './markdown';
import { useModal } from './modal';
import { Seeing } from './sight';

export interface FormProps {
  readonly form: SeenForm;
  /** What has been typed and chosen already, by custom_id. */
  readonly filled?: Filled | undefined;
  readonly reader: Reader;
  readonly deeds?: Deeds | undefined;
  /** Whose form it is. */
  readonly app?: { readonly id: string; readonly name: string } | undefined;
  /** Why it could not be sent; what was typed stays. */
  readonly problem?: string | undefined;
  /** It has been sent, and the answer is waited for. */
  readonly isSending?: boolean;
}

const nothing: Filled = new Map();

/** A form over the page. In the browser it is a modal dialog: the keyboard stays inside, and Escape closes it. */
export function FormView({
  form,
  filled = nothing,
  reader,
  deeds,
  app,
  problem,
  isSending = false,
}: FormProps): JSX.Element {
  const base = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [fields, setFields] = useState(() => atFirst(form, filled));
  const [isChecked, check] = useState(false);
  const problems = isChecked ? problemsIn(form, fields) : new Map<string, string>();

  useModal(dialog, { isModal: deeds !== undefined });
  useLayoutEffect(() => {
    if (deeds) dialog.current?.querySelector<HTMLElement>(firstControl)?.focus();
  }, []);

  const answer = (customId: string, value: FieldValue): void =>
    setFields((before) => new Map(before).set(customId, value));
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!deeds || isSending) return;
    const [wrong] = problemsIn(form, fields).keys();
    check(true);
    if (wrong === undefined) deeds.submit(form, fields);
    else document.getElementById(`${base}-${indexOf(form, wrong)}`)?.focus();
  };

  return (
    <Seeing value={{ reader, deeds }}>
      <dialog
        class="form"
        ref={dialog}
        open={deeds ? undefined : true}
        aria-modal="true"
        aria-labelledby={`${base}-title`}
        data-form={form.customId}
        onCancel={(event) => {
          event.preventDefault();
          deeds?.closeForm();
        }}
      >
        <form noValidate onSubmit={submit}>
          <div class="form-head">
            {app ? <Avatar id={app.id} unknown={app.name} /> : undefined}
            <h2 class="form-title" id={`${base}-title`}>
              {form.title}
            </h2>
            <button type="button" class="plain" aria-label="Close" onClick={deeds && (() => deeds.closeForm())}>
              <Icon name="close" />
            </button>
          </div>
          <div class="form-body">
            {form.components.map((top, index) => (
              <Top
                top={top}
                id={`${base}-${index}`}
                valueOf={(customId) => fields.get(customId) ?? ''}
                problemOf={(customId) => problems.get(customId)}
                onAnswer={deeds && answer}
              />
            ))}
          </div>
          {problem === undefined ? undefined : (
            <div class="form-problem whole" role="alert">
              <Icon name="warning" />
              {problem}
            </div>
          )}
          <div class="form-foot">
            <button type="button" class="button secondary" onClick={deeds && (() => deeds.closeForm())}>
              Cancel
            </button>
            <button
              type="submit"
              class={`button primary${isSending ? ' busy' : ''}`}
              aria-busy={isSending || undefined}
            >
              <span class="button-face">Submit</span>
              {isSending ? <Dots /> : undefined}
            </button>
          </div>
        </form>
      </dialog>
    </Seeing>
  );
}

const firstControl = '.form-body :is(input, textarea, .select-face), .button.primary';

const indexOf = (form: SeenForm, customId: string): number =>
  form.components.findIndex((top) => fieldIn(top)?.customId === customId);

interface TopProps {
  readonly top: JsonObject;
  readonly id: string;
  readonly valueOf: (customId: string) => FieldValue;
  readonly problemOf: (customId: string) => string | undefined;
  readonly onAnswer: ((customId: string, value: FieldValue) => void) | undefined;
}

function Top({ top, id, valueOf, problemOf, onAnswer }: TopProps): JSX.Element {
  if (top.type === Component.TextDisplay)
    return (
      <div class="text">
        <Markdown text={textIn(top.content) ?? ''} />
      </div>
    );
  const field = fieldIn(top);
  if (!field) return <></>;
  const { customId } = field;
  return (
    <FieldView
      field={field}
      id={id}
      value={valueOf(customId)}
      problem={problemOf(customId)}
      onAnswer={onAnswer && ((value) => onAnswer(customId, value))}
    />
  );
}
