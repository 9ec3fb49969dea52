import type { JSX } from 'preact';
import { Avatar } from './avatar';
import type { Choice, Limits } from './choices';
import { Icon } from './icon';

/** What stands in a menu and in its list. */

interface ChosenProps {
  readonly choices: readonly Choice[];
  readonly isMany: boolean;
  readonly placeholder: string;
}

export function Chosen({ choices, isMany, placeholder }: ChosenProps): JSX.Element {
  if (choices.length === 0) return <span class="placeholder">{placeholder}</span>;
  return (
    <span class="chosen">
      {choices.map((choice) => (
        <span class={isMany ? 'chip' : 'value'}>
          <Sign choice={choice} />
          {choice.label}
        </span>
      ))}
    </span>
  );
}

/** What stands before the name of a choice. */
export function Sign({ choice: { emoji, icon, person, label } }: { choice: Choice }): JSX.Element {
  if (person !== undefined) return <Avatar id={person} unknown={label} />;
  if (icon !== undefined) return <Icon name={icon} />;
  return emoji === undefined ? <></> : <span class="emoji">{emoji}</span>;
}

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isMany: boolean;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly isOff: boolean;
  readonly onPress: (() => void) | undefined;
  readonly onPoint: (() => void) | undefined;
}

export function Option({ id, choice, isMany, isChosen, isActive, isOff, onPress, onPoint }: OptionProps): JSX.Element {
  const look = ['option', isChosen ? 'on' : '', isActive ? 'active' : '', isOff ? 'off' : ''];
  return (
    <div
      id={id}
      class={look.filter((name) => name !== '').join(' ')}
      role="option"
      aria-selected={isChosen}
      aria-disabled={isOff || undefined}
      onClick={onPress}
      // The list is not where the keyboard is: pressing it must not take the keyboard away.
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={onPoint}
    >
      <Sign choice={choice} />
      <span class="option-words">
        <span>{choice.label}</span>
        {choice.about === undefined ? undefined : <span class="option-description">{choice.about}</span>}
      </span>
      <span class={`${isMany ? 'box' : 'dot'}${isChosen ? ' on' : ''}`}>
        {isMany && isChosen ? <Icon name="check" /> : undefined}
      </span>
    </div>
  );
}

export function Count({ chosen, min, max }: Limits & { chosen: number }): JSX.Element {
  const wanted = min === max ? `Choose ${max}` : min > 1 ? `Choose ${min} to ${max}` : `Choose up to ${max}`;
  return (
    <div class="options-count" role="status">
      {wanted}: {chosen} chosen
    </div>
  );
}
