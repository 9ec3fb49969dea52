import type { ComponentChildren, JSX } from 'preact';
import type { Choice } from '../parts/choices';
import { Sign } from '../parts/options';
import { Seeing } from '../parts/sight';
import type { Leaf } from './commands';
import { reader } from './reader';

/** What stands in the lists that open while one types. */

interface PickedProps {
  readonly id: string;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}

/** One line of such a list. Pressing it leaves the keyboard where one types. */
export const Picked = ({ id, isActive, onPoint, onPick, children }: PickedProps): JSX.Element => (
  <div
    id={id}
    role="option"
    class={isActive ? 'picked active' : 'picked'}
    aria-selected={isActive}
    onPointerMove={onPoint}
    onPointerDown={(event) => event.preventDefault()}
    onClick={onPick}
  >
    {children}
  </div>
);

export const CommandLine = ({ path, description, options }: Leaf): JSX.Element => (
  <>
    <span class="picked-name">
      /{path}
      {options
        .filter(({ isRequired }) => isRequired)
        .map(({ name }) => (
          <span class="picked-option" key={name}>
            {name}
          </span>
        ))}
    </span>
    <span class="picked-about">{description}</span>
  </>
);

export const MentionLine = ({ choice }: { choice: Choice }): JSX.Element => (
  <Seeing value={{ reader: reader.value }}>
    <span class="picked-mention">
      <Sign choice={choice} />
      <span class="picked-name">{choice.label}</span>
      <span class="picked-about">{choice.about}</span>
    </span>
  </Seeing>
);
