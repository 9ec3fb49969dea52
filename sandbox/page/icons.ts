import { html, type Html } from './html';

/** The few signs of the page, drawn for it. */
const drawn = {
  channel: html`<path d="M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16" />`,
  thread: html`<path d="M4 6.5h16M4 12h9M4 17.5h6M15 14.5v3a2 2 0 0 0 2 2h3" />`,
  direct: html`<path d="M4 5h16v11H10l-4 3.5V16H4z" />`,
  eye: html`<path d="M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12z" /><circle
      cx="12"
      cy="12"
      r="2.8"
    />`,
  down: html`<path d="m6 9.5 6 6 6-6" />`,
  up: html`<path d="m6 15 6-6 6 6" />`,
  check: html`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  file: html`<path d="M6 3h8l5 5v13H6zM13.5 3.5V8.5H18.5M9 13h7M9 16.5h5" />`,
  outward: html`<path d="M13 5h6v6M19 5l-9 9M10 6H5v13h13v-5" />`,
  close: html`<path d="m6 6 12 12M18 6 6 18" />`,
  arrow: html`<path d="M4 12h15M13.5 6.5 19 12l-5.5 5.5" />`,
  lock: html`<path d="M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z" />`,
} as const;

export const icon = (name: keyof typeof drawn): Html =>
  html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true">${drawn[name]}</svg>`;
