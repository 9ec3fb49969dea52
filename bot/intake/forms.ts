import type { Form } from '../common/form';
import type { Strings } from '../locales';
import * as ids from './ids';
import { languageName, languages, mostLanguages } from './languages';
import { longest, yearsChosen, yearsToChoose } from './rules/application';
import type { Answers } from './rules/person';
import { mostSkills, skills } from './skills';

/** Both are prefilled with what was answered before. */

export const aboutForm = (t: Strings, before: Answers): Form => ({
  customId: ids.about.write({}),
  title: t.intake.aboutTitle(),
  fields: [
    { id: 'called', label: t.intake.calledLabel(), max: longest.called, value: before.called },
    {
      id: 'work',
      label: t.intake.workLabel(),
      hint: t.intake.workHint(),
      max: longest.work,
      long: true,
      optional: true,
      value: before.work,
    },
    {
      id: 'years',
      label: t.intake.yearsLabel(),
      placeholder: t.intake.yearsPlaceholder(),
      most: 1,
      choices: yearsToChoose.map((years) => ({
        value: String(years),
        label: t.intake.years(years),
        chosen: before.years !== null && yearsChosen(before.years) === years,
      })),
    },
    {
      id: 'languages',
      label: t.intake.languagesLabel(),
      placeholder: t.intake.languagesPlaceholder(),
      most: mostLanguages,
      choices: languages.map((code) => ({
        value: code,
        label: languageName(code),
        chosen: before.languages.includes(code),
      })),
    },
    {
      id: 'employer',
      label: t.intake.employerLabel(),
      hint: t.intake.employerHint(),
      max: longest.employer,
      optional: true,
      value: before.employer ?? undefined,
    },
  ],
});

export function skillsForm(t: Strings, before: Answers): Form {
  const choicesWith = (chosen: readonly string[]) =>
    skills.map((skill) => ({ value: skill, label: t.intake.skill[skill], chosen: chosen.includes(skill) }));
  const shared = { placeholder: t.intake.skillsPlaceholder(), most: mostSkills };
  return {
    customId: ids.skills.write({}),
    title: t.intake.skillsTitle(),
    fields: [
      { id: 'wants', label: t.intake.wantsLabel(), ...shared, choices: choicesWith(before.wants) },
      {
        id: 'offers',
        label: t.intake.offersLabel(),
        hint: t.intake.offersHint(),
        ...shared,
        optional: true,
        choices: choicesWith(before.offers),
      },
      {
        id: 'wish',
        label: t.intake.wishLabel(),
        hint: t.intake.wishHint(),
        max: longest.wish,
        long: true,
        optional: true,
        value: before.wish,
      },
    ],
  };
}
