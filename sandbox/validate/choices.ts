import { objectsIn, textIn, type JsonObject } from '../wire/json';
import { Complaints } from './complaints';

const MOST_CHOICES = 25;

/** What is offered while somebody types into an option (`data` of callback type 8). */
export function checkChoices(data: JsonObject): void {
  const wrong = new Complaints(['data']);
  const choices = objectsIn(data.choices);
  if (choices.length > MOST_CHOICES) wrong.badLength(['choices'], 0, MOST_CHOICES);
  for (const [at, choice] of choices.entries()) {
    const name = textIn(choice.name) ?? '';
    if (name.length < 1 || name.length > 100) wrong.badLength(['choices', at, 'name'], 1, 100);
    if (typeof choice.value === 'string' && choice.value.length > 100) wrong.tooLong(['choices', at, 'value'], 100);
  }
  wrong.end();
}
