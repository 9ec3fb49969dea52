import { card, type Message } from '../common/message';
import { isWell, type Finding } from './rules/doctor';
import type { Strings } from '../locales';
import type { SetUp } from './store';

export const setUpDone = (t: Strings, done: SetUp): Message =>
  card({ text: done.isFirst ? t.home.ready(done.home) : [t.home.again(done), t.settings.all(done.settings)] });

/** What is to be mended first; then, smaller, what is well. */
export function doctorsReport(t: Strings, findings: readonly Finding[]): Message {
  const line = (finding: Finding): string => sayingOf(t, finding);
  const ill = findings.filter((finding) => !isWell(finding)).map(line);
  const well = findings.filter(isWell).map((finding) => `-# ${line(finding)}`);
  if (ill.length === 0) return card({ text: [t.doctor.allWell(), well.join('\n')] });
  const steps = ill.map((step) => `- ${step}`).join('\n');
  return card({
    accent: 'clay',
    text: [t.doctor.toMend(ill.length), steps, `-# ${t.doctor.andWell()}\n${well.join('\n')}`],
  });
}

/** Each finding has a saying that takes just such a finding, which the types of a union cannot follow through an index. */
function sayingOf(t: Strings, finding: Finding): string {
  const say = t.doctor.found[finding.is] as (found: Finding) => string;
  return say(finding);
}
