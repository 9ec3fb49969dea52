import { z } from 'zod';
import { buttonsOf, type SeenButton, type SeenMessage } from '../../sandbox/client';
import type { Rgb } from './ink';

/** What a message looks like on the screen: paragraphs with an accent beside them, and things to press below. */
export interface Card {
  readonly accent: Rgb | null;
  readonly paragraphs: readonly string[];
  readonly buttons: readonly SeenButton[];
}

const text = z.object({ type: z.literal(10), content: z.string() });
const container = z.object({
  type: z.literal(17),
  accent_color: z.number().nullish(),
  components: z.array(z.unknown()),
});

export function cardOf(message: SeenMessage): Card {
  const containers = message.components.flatMap((component) => container.safeParse(component).data ?? []);
  const loose = message.components.flatMap((component) => text.safeParse(component).data ?? []);
  const inside = containers.flatMap(({ components }) => components.flatMap((part) => text.safeParse(part).data ?? []));
  const paragraphs = [...loose, ...inside].map(({ content }) => content);
  return {
    accent: containers[0]?.accent_color ?? null,
    paragraphs: message.content === '' ? paragraphs : [message.content, ...paragraphs],
    buttons: buttonsOf(message),
  };
}

const choices = z.array(z.object({ label: z.string(), value: z.string() }));
const field = z.object({
  type: z.literal(18),
  label: z.string(),
  component: z.object({ options: choices.optional() }),
});

/** What a form asks, top to bottom; with what there is to choose from, where there is. */
export const fieldsOf = (form: {
  components: readonly unknown[];
}): { label: string; options: z.infer<typeof choices> | undefined }[] =>
  form.components.flatMap((component) => {
    const { data } = field.safeParse(component);
    return data ? [{ label: data.label, options: data.component.options }] : [];
  });
