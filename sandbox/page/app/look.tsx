import type { JSX } from 'preact';
import { theme, themes, type Theme } from './theme';

const NAMES: Readonly<Record<Theme, string>> = { system: 'Auto', dark: 'Dark', light: 'Light' };

export const Look = (): JSX.Element => (
  <select
    class="tool"
    aria-label="Colours"
    value={theme.value}
    onChange={(event) => {
      const chosen = event.currentTarget.value;
      theme.value = themes.find((one) => one === chosen) ?? 'system';
    }}
  >
    {themes.map((one) => (
      <option key={one} value={one}>
        {NAMES[one]}
      </option>
    ))}
  </select>
);
