import type { JSX } from 'preact';
import { numberIn, textIn, type JsonObject } from '../../wire/json';
import { webAddress } from './addresses';
import { emojiWords } from './emoji';
import { Icon } from './icon';
import { useSight } from './sight';

const styles: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'link',
  6: 'premium',
};

export function Button({ component }: { component: JsonObject }): JSX.Element {
  const { deeds, message } = useSight();
  const style = styles[numberIn(component.style) ?? 2] ?? 'secondary';
  const customId = textIn(component.custom_id);
  const isOff = component.disabled === true;
  const to = style === 'link' ? webAddress(component.url) : undefined;
  if (to !== undefined && !isOff)
    return (
      <a class="button link" href={to} target="_blank" rel="noopener noreferrer">
        <Face component={component} />
        <Icon name="outward" />
      </a>
    );
  const isBusy = deeds && message && customId !== undefined ? deeds.busy(message, customId) : false;
  // Waiting, it stays where the keyboard is: a button that is switched off would lose it.
  const press = (): void => {
    if (deeds && message && customId !== undefined && !isBusy) deeds.click(message, customId);
  };
  return (
    <button
      type="button"
      class={`button ${style}${isBusy ? ' busy' : ''}`}
      data-custom-id={customId}
      disabled={isOff}
      aria-busy={isBusy || undefined}
      onClick={press}
    >
      <Face component={component} />
      {style === 'link' ? <Icon name="outward" /> : undefined}
      {isBusy ? <Dots /> : undefined}
    </button>
  );
}

function Face({ component }: { component: JsonObject }): JSX.Element {
  const emoji = emojiWords(component.emoji);
  const label = textIn(component.label) ?? (component.style === 6 ? 'Premium' : undefined);
  return (
    <span class="button-face">
      {emoji === undefined ? undefined : <span class="emoji">{emoji}</span>}
      {label}
    </span>
  );
}

/** Something is under way. */
export const Dots = (): JSX.Element => (
  <span class="dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
);
