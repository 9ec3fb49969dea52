import { parseArgs } from 'node:util';
import { stopAll } from './processes';
import { isMet, lineOf, type Figure } from './sandbox/figure';
import { roundTrips } from './sandbox/roundTrips';
import { starting } from './sandbox/starting';
import { stepping } from './sandbox/stepping';
import { viewing } from './sandbox/viewing';

/**
 * How fast the local Discord is. Details go to stderr; on stdout stands one line for each figure, `name measured bound`.
 * Exit 1 when a bound is missed, or when too little was measured to say. `--only NAME` measures one of them. `--slack 2` lets
 * figures pass that are up to twice as far off: for a machine that is shared, where the same code takes double the time.
 */

const measures: Readonly<Record<string, () => Promise<Figure[]>>> = {
  start: async () => [await starting(1)],
  page: async () => [await stepping(2)],
  views: async () => viewing(20),
  trips: async () => [await roundTrips(3_000)],
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, slack: { type: 'string', default: '1' } },
  });
  const slack = Number(values.slack);
  if (!(slack >= 1)) throw new Error(`--slack is 1 or more, not ${values.slack}.`);
  const wanted = values.only ?? Object.keys(measures);
  const figures: Figure[] = [];
  for (const name of wanted) {
    const measure = measures[name];
    if (!measure) throw new Error(`There is no ${name}, only ${Object.keys(measures).join(', ')}.`);
    figures.push(...(await measure()));
  }
  for (const figure of figures) {
    const { name, bound, better, worthless } = figure;
    if (worthless !== undefined) console.error(`${name}: ${worthless}`);
    else if (!isMet(figure, 1))
      console.error(`${name}: missed, the bound is ${better === 'more' ? 'at least' : 'at most'} ${bound}`);
  }
  for (const figure of figures) console.log(lineOf(figure));
  process.exitCode = figures.every((figure) => isMet(figure, slack)) ? 0 : 1;
}

main()
  .catch((fault: unknown) => {
    console.error(fault);
    process.exitCode = 1;
  })
  .finally(stopAll);
