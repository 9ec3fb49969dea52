import type { Field } from './answers';
import type { FieldValue } from './deeds';

/** What the control of a field is handed. */
export interface FieldProps {
  readonly field: Field;
  /** Unique in the page. */
  readonly id: string;
  readonly value: FieldValue;
  readonly problem: string | undefined;
  /** Absent in a picture. */
  readonly onAnswer: ((value: FieldValue) => void) | undefined;
}

/** The ids of what is said about a field and of what is wrong with it. */
export function describedBy({ field, id, problem }: FieldProps): string | undefined {
  const ids = [field.about === undefined ? '' : `${id}-about`, problem === undefined ? '' : `${id}-problem`];
  return ids.filter((one) => one !== '').join(' ') || undefined;
}

/** What is chosen in a menu or ticked in a group. */
export const listOf = (value: FieldValue): string[] =>
  typeof value === 'object' ? value.filter((one) => typeof one === 'string') : [];
