import { buttonsOf, type SeenButton, type SeenMessage } from '../../sandbox/client';
import { Component, flattened } from '../../sandbox/wire/components';
import { numberIn, textIn } from '../../sandbox/wire/json';
import type { Rgb } from './ink';

/** What a message looks like on the screen: paragraphs with an accent beside them, and things to press below. */
export interface Card {
  readonly accent: Rgb | null;
  readonly paragraphs: readonly string[];
  readonly buttons: readonly SeenButton[];
}

export function cardOf(message: SeenMessage): Card {
  const parts = flattened(message.components);
  const texts = parts.flatMap(({ type, content }) => (type === Component.TextDisplay ? (textIn(content) ?? '') : []));
  const container = parts.find(({ type }) => type === Component.Container);
  return {
    accent: numberIn(container?.accent_color) ?? null,
    paragraphs: message.content === '' ? texts : [message.content, ...texts],
    buttons: buttonsOf(message),
  };
}
