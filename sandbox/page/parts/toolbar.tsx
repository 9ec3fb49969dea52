import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { SeenMessage } from '../../control/views';
import { spotOf, type Deeds } from './deeds';
import { Icon } from './icon';

/** What people reach for most. */
const quick = ['👍', '❤️', '🎉'] as const;

interface Tool {
  readonly label: string;
  readonly face: JSX.Element;
  readonly use: (event: MouseEvent) => void;
}

/** What can be done with a message: shown when it is pointed at or reached; one stop of the keyboard, arrows inside. */
export function Toolbar({ message, deeds }: { message: SeenMessage; deeds: Deeds }): JSX.Element {
  const [at, goTo] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const tools = toolsFor(message, deeds);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + tools.length) % tools.length;
    goTo(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div class="tools" role="toolbar" aria-label="This message" ref={bar} onKeyDown={onKeyDown}>
      {tools.map(({ label, face, use }, index) => (
        <button
          type="button"
          key={label}
          aria-label={label}
          title={label}
          tabIndex={index === at ? 0 : -1}
          onFocus={() => goTo(index)}
          onClick={use}
        >
          {face}
        </button>
      ))}
    </div>
  );
}

function toolsFor(message: SeenMessage, { react, reply, openMenu }: Deeds): Tool[] {
  return [
    ...quick.map((emoji) => ({
      label: `React with ${emoji}`,
      face: <span class="emoji">{emoji}</span>,
      use: () => react(message, emoji),
    })),
    ...(reply ? [{ label: 'Reply', face: <Icon name="reply" />, use: () => reply(message) }] : []),
    ...(openMenu
      ? [
          {
            label: 'More',
            face: <Icon name="more" />,
            use: (event: MouseEvent) => openMenu(message, spotOf(event)),
          },
        ]
      : []),
  ];
}
