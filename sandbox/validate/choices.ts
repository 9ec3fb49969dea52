import { objectsIn, textIn, type JsonObject } from '../wire/json';
import { Complaints, type Path } from './complaints';

const MOST_CHOICES = 25;

/** What is offered while somebody types into an option (`data` of callback type 8). */
export function checkChoices(data: JsonObject): void {
  const wrong = new Complaints(['data']);
  checkChoicesIn(wrong, [], data);
  wrong.end();
}

/** The choices of an option: those it is declared with, or those that are offered. */
export function checkChoicesIn(wrong: Complaints, path: Path, holder: JsonObject): void {
  const choices = objectsIn(holder.choices);
  if (choices.length > MOST_CHOICES) wrong.badLength([...path, 'choices'], 0, MOST_CHOICES);
  for (const [at, choice] of choices.entries()) {
    const here = [...path, 'choices', at];
    const name = textIn(choice.name) ?? '';
    if (name.length < 1 || name.length > 100) wrong.badLength([...here, 'name'], 1, 100);
    if (typeof choice.value === 'string' && choice.value.length > 100) wrong.tooLong([...here, 'value'], 100);
  }
}
