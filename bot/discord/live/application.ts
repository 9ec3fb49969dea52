import { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { DeliveryFault } from '../../common/deliveryFault';
import { NeedsAPerson, refusedToken } from '../../common/ends';
import { delivering } from './faults';

/** The id of the application a token belongs to. Asks once; a refusal is for a person to read. */
export async function askApplication(config: { token: string; discordApi: string }): Promise<string> {
  const rest = new REST({ api: config.discordApi, version: '10', retries: 0, timeout: 8_000 }).setToken(config.token);
  try {
    const { id } = (await delivering(rest.get(Routes.currentApplication()))) as { id: string };
    return id;
  } catch (fault) {
    if (fault instanceof DeliveryFault && fault.sort === 'unauthorised') throw new NeedsAPerson(refusedToken);
    throw new Error(
      'Discord could not be reached. Try again in a moment, or hand over the application id yourself: npm run -s invite -- --application ID',
      { cause: fault },
    );
  }
}
