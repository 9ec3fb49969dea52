import type { Form } from '../common/form';
import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import { apply, join } from './ids';
import { longest, type Answers } from './rules/application';
import type { Joined } from './useCases';

/** `news`: what can be joined just now; '' when there is nothing to say of it. */
export const welcome = (t: Strings, news = ''): Message =>
  card({
    text: [t.intake.welcome(), news],
    buttons: [{ label: t.intake.join(), customId: join.write({}), style: 'primary' }],
  });

export const applicationForm = (t: Strings, before: Answers | null): Form => ({
  customId: apply.write({}),
  title: t.intake.formTitle(),
  fields: [
    { id: 'called', label: t.intake.calledLabel(), max: longest.called, value: before?.called },
    { id: 'work', label: t.intake.workLabel(), max: longest.work, long: true, value: before?.work },
    {
      id: 'wish',
      label: t.intake.wishLabel(),
      hint: t.intake.wishHint(),
      max: longest.wish,
      long: true,
      value: before?.wish,
    },
  ],
});

export const joined = (t: Strings, { called, is }: Joined): Message =>
  card({ text: is === 'new' ? t.intake.joined(called) : t.intake.changed(called, is) });
