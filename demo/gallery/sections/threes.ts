import { join } from 'node:path';
import { Client } from 'pg';
import { readFormat } from '../../../bot/sessions/programmes/readProgrammes';
import { StoryFault } from '../../fault';
import type { Name, Shot, Step } from '../scene';
import type { Somebody, Town } from '../town';

/** The thread of the smaller group in which somebody sits; of last week’s they see it, too. */
async function theirThree(town: Town, { acts, name }: Somebody): Promise<string> {
  const threads = (await acts.channels(town.guild)).filter((one) => /^Spring 1 · \d · /u.test(one.name));
  const found = threads.findLast(({ thread: seen }) => seen?.locked !== true);
  if (!found) throw new StoryFault(`${name} sees no thread of three.`);
  return found.name;
}

export const inTheirThree =
  (name: Name, step: (where: string) => Step): Step =>
  async (town) =>
    step(await theirThree(town, town.who(name)))(town);

export const three =
  (shot: (where: string) => Shot): Shot =>
  async (town, eyes) =>
    shot(await theirThree(town, eyes))(town, eyes);

/** The third session is a Troika, by its file in programs/formats. */
export const aTroika: Step = async (town) => {
  const [agenda] = readFormat(join(__dirname, '../../../programs/formats/troika.yaml')).sessions;
  const database = new Client({ connectionString: town.databaseUrl });
  await database.connect();
  await database.query('UPDATE session SET agenda = $1 WHERE number = 3 AND parent_id IS NULL', [
    JSON.stringify(agenda),
  ]);
  await database.end();
};
