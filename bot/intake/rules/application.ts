import { plain, plainLine } from '../../common/inert';
import { languages, mostLanguages } from '../languages';
import { mostSkills, skills } from '../skills';
import type { Answers } from './person';

/** Longest answers in characters. Discord's own limit for a form field is 4,000; nobody wants to read that of six people. */
export const longest = { called: 60, work: 300, wish: 300, employer: 100 } as const;

/** Years in the field that can be chosen; each stands for itself and all up to the next one. */
export const yearsToChoose = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20] as const;

/** The answer to choose that holds this many years. */
export const yearsChosen = (years: number): number => yearsToChoose.findLast((each) => each <= years) ?? 0;

export type Typed = Readonly<Partial<Record<keyof typeof longest, string>>>;
export type Asked = keyof typeof longest | 'years' | 'languages' | 'wants';

/** What can be kept of a form, and what cannot: nothing is lost because of its neighbour. */
export interface Weighed {
  readonly kept: Partial<Answers>;
  readonly missing: readonly Asked[];
  readonly long: readonly (keyof typeof longest)[];
}

export interface AboutForm {
  readonly called: string;
  readonly work: string;
  readonly employer: string;
  readonly years: readonly string[];
  readonly languages: readonly string[];
}

export function weighAbout(form: AboutForm): Weighed {
  const called = plainLine(form.called);
  const work = plain(form.work);
  const employer = plainLine(form.employer);
  const years = yearsToChoose.find((each) => String(each) === form.years[0]);
  const spoken = known(form.languages, languages, mostLanguages);
  const long = tooLong({ called, work, employer });
  return {
    long,
    missing: [
      ...(called === '' ? (['called'] as const) : []),
      ...(years === undefined ? (['years'] as const) : []),
      ...(spoken.length === 0 ? (['languages'] as const) : []),
    ],
    kept: {
      ...(called === '' || long.includes('called') ? {} : { called }),
      ...(long.includes('work') ? {} : { work }),
      ...(long.includes('employer') ? {} : { employer: employer === '' ? null : employer }),
      ...(years === undefined ? {} : { years }),
      ...(spoken.length === 0 ? {} : { languages: spoken }),
    },
  };
}

export interface SkillsForm {
  readonly wants: readonly string[];
  readonly offers: readonly string[];
  readonly wish: string;
}

/** Nobody has to know yet what they can offer. */
export function weighSkills(form: SkillsForm): Weighed {
  const wants = known(form.wants, skills, mostSkills);
  const wish = plain(form.wish);
  const long = tooLong({ wish });
  return {
    long,
    missing: wants.length === 0 ? ['wants'] : [],
    kept: {
      offers: known(form.offers, skills, mostSkills),
      ...(wants.length === 0 ? {} : { wants }),
      ...(long.includes('wish') ? {} : { wish }),
    },
  };
}

const known = <T extends string>(chosen: readonly string[], all: readonly T[], most: number): T[] =>
  all.filter((each) => chosen.includes(each)).slice(0, most);

const tooLong = (typed: Typed): (keyof typeof longest)[] => {
  const fields = Object.keys(longest) as (keyof typeof longest)[];
  return fields.filter((field) => (typed[field] ?? '').length > longest[field]);
};
