import { effect, signal } from '@preact/signals';

/** Dark, light, or as the computer has it; remembered in this browser. */
export type Theme = 'system' | 'dark' | 'light';
export const themes: readonly Theme[] = ['system', 'dark', 'light'];

const kept = (): Theme => {
  try {
    return themes.find((one) => one === localStorage.getItem('theme')) ?? 'system';
  } catch {
    return 'system';
  }
};

export const theme = signal<Theme>(kept());

export function keepTheme(): void {
  effect(() => {
    if (theme.value === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', theme.value);
    try {
      localStorage.setItem('theme', theme.value);
    } catch {
      // It is chosen for this window, then.
    }
  });
}
