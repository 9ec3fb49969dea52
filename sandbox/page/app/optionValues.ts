import type { Option } from './commands';
import type { OptionValue } from '../../interactions/options';
import { OptionType } from '../../town/flags';
import { fileValue } from './sending';

/** What stands in a field: the words in it, and the value they mean, once they mean one. */
export interface Given {
  readonly words: string;
  readonly value?: string | number | boolean | undefined;
  readonly file?: File | undefined;
}

export const isNumeric = ({ type }: Option): boolean => type === OptionType.Integer || type === OptionType.Number;

/** The value that these words mean by themselves, in a field where one types freely. */
export function meant(option: Option, words: string): string | number | undefined {
  if (words.trim() === '') return undefined;
  if (!isNumeric(option)) return words;
  const value = Number(words.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** What is wrong with a field, in words for whoever fills it in; null when it can be sent. */
export function problemWith(option: Option, given: Given | undefined): string | null {
  const isEmpty = given === undefined || (given.words.trim() === '' && given.value === undefined && !given.file);
  if (isEmpty) return option.isRequired ? 'This one is needed.' : null;
  if (option.type === OptionType.Attachment) return null;
  const { value } = given;
  if (value === undefined) return isNumeric(option) ? 'A number, please.' : 'Choose one from the list.';
  if (typeof value === 'number') return numberProblem(option, value);
  if (typeof value === 'string' && option.type === OptionType.String) return textProblem(option, value);
  return null;
}

function numberProblem({ type, least, most }: Option, value: number): string | null {
  if (type === OptionType.Integer && !Number.isInteger(value)) return 'A whole number, please.';
  if (least !== undefined && value < least) return `At least ${least}.`;
  return most !== undefined && value > most ? `At most ${most}.` : null;
}

function textProblem({ shortest, longest, choices }: Option, value: string): string | null {
  if (choices.length > 0) return null;
  if (shortest !== undefined && value.length < shortest) return `At least ${shortest} characters.`;
  return longest !== undefined && value.length > longest ? `At most ${longest} characters.` : null;
}

export async function sentValue(option: Option, given: Given | undefined): Promise<OptionValue | undefined> {
  if (option.type === OptionType.Attachment) return given?.file ? await fileValue(given.file) : undefined;
  return given?.value;
}
