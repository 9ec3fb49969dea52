import { parseArgs } from 'node:util';
import { exitCodeOf, lastWords, NeedsAPerson } from '../common/ends';
import { loadDiscordConfig } from '../config';
import { askApplication } from '../discord/live/application';
import { inviteAddress, inWords, needed, optional, type Needed, type Optional } from '../home/rules/permissions';

/** `npm run -s invite`: the address alone on stdout, so that it can be piped; what it asks for, and why, on stderr. */
async function main(): Promise<void> {
  const application = applicationNamed(process.argv.slice(2)) ?? (await askApplication(loadDiscordConfig()));
  console.log(inviteAddress(application));
  console.error('\nWho opens it chooses a server where they may manage it, and is asked for just this:');
  for (const permission of Object.keys(needed) as Needed[]) {
    console.error(`  ${inWords(permission).padEnd(25)} ${needed[permission]}`);
  }
  console.error('What may be left out there, or taken back at any time; circles then meet in writing:');
  for (const permission of Object.keys(optional) as Optional[]) {
    console.error(`  ${inWords(permission).padEnd(25)} ${optional[permission]}`);
  }
  console.error('Not Administrator: Grove works without it, and is safer so.');
}

/** Undefined where no id was given; ids of Discord have 17 to 20 digits. */
function applicationNamed(args: readonly string[]): string | undefined {
  const usage = 'npm run -s invite -- --application ID, the number under General Information in the developer portal';
  let application: string | undefined;
  try {
    ({ application } = parseArgs({ args: [...args], options: { application: { type: 'string' } } }).values);
  } catch {
    throw new NeedsAPerson(`I did not understand that. It goes like this: ${usage}.`);
  }
  if (application === undefined || /^\d{17,20}$/.test(application)) return application;
  throw new NeedsAPerson(`An application id has 17 to 20 digits. It goes like this: ${usage}.`);
}

main().catch((fault: unknown) => {
  console.error(lastWords(fault));
  process.exitCode = exitCodeOf(fault);
});
