import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openJudge } from '../../sandbox/judge/judge';
import { restRoutes } from '../../sandbox/rest/table';
import type { Judged, Report } from '../../sandbox/tally';
import { description } from './sandbox';

/** Every sandbox of a run adds its report to one file, which its workers find through TEST_REPORTS. */
export async function openReports(): Promise<void> {
  process.env.TEST_REPORTS ??= join(mkdtempSync(join(tmpdir(), 'grove-reports-')), 'reports');
  // Compiled once and kept, so that no test waits for it.
  if (description !== undefined) await openJudge(description).prepare(restRoutes);
}

/** Says at the end of a run what both judges saw, and what was asked for and is not there. */
export function closeReports(): void {
  const path = process.env.TEST_REPORTS;
  if (path === undefined || !existsSync(path)) return;
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  rmSync(dirname(path), { recursive: true, force: true });
  for (const line of summaryOf(lines.map((each) => JSON.parse(each) as Report))) console.log(line);
}

export function summaryOf(reports: readonly Report[]): string[] {
  const judged = reports.map((report) => report.judged);
  const described = judged.filter((one) => one.description.path !== null);
  const wrong = judged.flatMap((one) => one.answers.wrong);
  const unknown = [...new Set(reports.flatMap((one) => one.unknown).map(({ method, route }) => `${method} ${route}`))];
  return [
    `The local Discord, in ${reports.length} towns:`,
    described.length === 0
      ? "  Discord's own description of its API was not found, so only our own rules judged."
      : `  by Discord's own description: ${said(described.map((one) => one.description))}`,
    `  by the rules that it misses: ${said(judged.map((one) => one.rules))}`,
    ...(described.length === 0
      ? []
      : [
          `  its own answers: ${new Set(described.flatMap((one) => one.answers.operations)).size} operations, ` +
            `${sum(described.map((one) => one.answers.bodies))} bodies, ${wrong.length === 0 ? 'none' : wrong.length} wrong`,
        ]),
    `  asked for and not there: ${unknown.length === 0 ? 'nothing' : unknown.sort().join(', ')}`,
  ];
}

function said(seen: readonly Judged[]): string {
  const operations = new Set(seen.flatMap((one) => one.operations));
  return `${operations.size} operations, ${sum(seen.map((one) => one.bodies))} bodies, ${sum(seen.map((one) => one.refused))} of them refused`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
