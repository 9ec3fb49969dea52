import type { ComponentChildren, JSX } from 'preact';

/** The few signs of the page, drawn for it. */
const drawn = {
  channel: <path d="M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16" />,
  thread: <path d="M4 6.5h16M4 12h9M4 17.5h6M15 14.5v3a2 2 0 0 0 2 2h3" />,
  direct: <path d="M4 5h16v11H10l-4 3.5V16H4z" />,
  voice: <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />,
  stage: (
    <>
      <circle cx="12" cy="12" r="2.2" />
      <path d="M8.3 15.7a5.2 5.2 0 1 1 7.4 0M5.6 18.4a9 9 0 1 1 12.8 0M10.5 20.5l.6-4h1.8l.6 4z" />
    </>
  ),
  role: <path d="M12 3.5 19 6v5.5c0 4.2-2.9 7.3-7 9-4.1-1.7-7-4.8-7-9V6z" />,
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.2" />
      <path d="M3.5 19c.4-3.2 2.6-5 5.5-5s5.1 1.8 5.5 5M15.5 5.6a3.2 3.2 0 0 1 0 5.8M17.5 14.4c1.7.8 2.7 2.4 3 4.6" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  down: <path d="m6 9.5 6 6 6-6" />,
  up: <path d="m6 15 6-6 6 6" />,
  right: <path d="m9.5 6 6 6-6 6" />,
  back: <path d="M20 12H5M10.5 6.5 5 12l5.5 5.5" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  file: <path d="M6 3h8l5 5v13H6zM13.5 3.5V8.5H18.5M9 13h7M9 16.5h5" />,
  picture: (
    <>
      <path d="M4 5h16v14H4zM4.5 16.5l4.5-4.5 3.5 3.5 3-3 4 4" />
      <circle cx="9" cy="9" r="1.3" />
    </>
  ),
  outward: <path d="M13 5h6v6M19 5l-9 9M10 6H5v13h13v-5" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  arrow: <path d="M4 12h15M13.5 6.5 19 12l-5.5 5.5" />,
  lock: <path d="M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z" />,
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" />,
  reply: <path d="M9.5 6 4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6V19" />,
  bin: <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.3 10.5v5.5M13.7 10.5v5.5" />,
  pencil: <path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5" />,
  pin: <path d="M9 4h6l-.7 6.2 3.2 3.3v1.5h-11v-1.5l3.2-3.3zM12 15v5" />,
  smile: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.3 14c.8 1.5 2.1 2.3 3.7 2.3s2.9-.8 3.7-2.3M9.2 9.5h.01M14.8 9.5h.01" />
    </>
  ),
  warning: <path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17h.01" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6" />
      <path d="m15.5 15.5 4.5 4.5" />
    </>
  ),
  calendar: <path d="M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4" />,
  plus: <path d="M12 5v14M5 12h14" />,
  send: <path d="M4 4.5 20.5 12 4 19.5l2-7.5zM6 12h8" />,
  play: <path d="M7.5 5v14l11-7z" />,
  pause: <path d="M8.5 5.5v13M15.5 5.5v13" />,
  next: <path d="M6 5.5v13l8.5-6.5zM18 5.5v13" />,
  mute: (
    <path d="M9.5 9.5V12a2.5 2.5 0 0 0 4.2 1.8M14.5 11V6a2.5 2.5 0 0 0-4.9-.7M6 11.5a6 6 0 0 0 9.6 4.8M18 11.5c0 1-.2 1.9-.6 2.7M12 17.5v3M4 4l16 16" />
  ),
  deaf: (
    <path d="M4.5 15v-2.5A7.5 7.5 0 0 1 16 6.2M18.7 9.2c.5 1 .8 2.1.8 3.3V15M4.5 14.5h3v5h-1.5a1.5 1.5 0 0 1-1.5-1.5zM19.5 14.5h-2M4 4l16 16" />
  ),
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4" />
    </>
  ),
  moon: <path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
} as const satisfies Readonly<Record<string, ComponentChildren>>;

export type IconName = keyof typeof drawn;

/** Only looks: whatever it means is said in words beside it, or in the label of its button. */
export const Icon = ({ name }: { name: IconName }): JSX.Element => (
  <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    {drawn[name]}
  </svg>
);
