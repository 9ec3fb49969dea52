import { pattern } from './pattern';

/** A message that has not left yet, without one person: nobody pings them by it, and where it named them it says `instead`. */
export function withoutPerson(value: unknown, { user, instead }: { user: string; instead: string }): unknown {
  if (typeof value === 'string') return value.replaceAll(`<@${user}>`, instead).replaceAll(`<@!${user}>`, instead);
  if (Array.isArray(value)) {
    return value.filter((one) => one !== user).map((one) => withoutPerson(one, { user, instead }));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutPerson(one, { user, instead })]));
}

/** Whether something in a message asks about them: a button or a list carries their id. Without them there is nothing to answer. */
export function asksAbout(value: unknown, user: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) =>
    key === 'custom_id' && typeof one === 'string' ? new RegExp(pattern(user)).test(one) : asksAbout(one, user),
  );
}

/** A message that has not left yet, without the paragraphs that somebody signed: what they wrote goes with their name. */
export function withoutWordsOf(value: unknown, { user, instead }: { user: string; instead: string }): unknown {
  if (typeof value === 'string') return value.includes(`<@${user}>`) ? instead : value;
  if (Array.isArray(value)) return value.map((one) => withoutWordsOf(one, { user, instead }));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutWordsOf(one, { user, instead })]));
}

/** A message that has not left yet, without one paragraph that is this, word for word; what somebody else wrote just so stays. */
export function withoutParagraph(value: unknown, p: { paragraph: string; instead: string }): unknown {
  let isFound = false;
  const look = (one: unknown): unknown => {
    if (one === p.paragraph && !isFound) {
      isFound = true;
      return p.instead;
    }
    if (Array.isArray(one)) return one.map(look);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, look(each)]));
  };
  return look(value);
}
