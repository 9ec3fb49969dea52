import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';
import { DeliveryFault } from '../../common/deliveryFault';

/**
 * What a REST error means for us. Only an answer in Discord's own words is sure: everything else (a reset, a time-out,
 * a 5xx, an answer that is no JSON) may or may not have been carried out.
 */
export function asDeliveryFault(fault: unknown): DeliveryFault {
  if (fault instanceof DeliveryFault) return fault;
  if (fault instanceof DiscordAPIError) {
    const code = typeof fault.code === 'number' ? fault.code : undefined;
    if (fault.status === 401 && code !== 50027) return new DeliveryFault('unauthorised', code);
    return new DeliveryFault('refused', code);
  }
  if (fault instanceof RateLimitError) return new DeliveryFault('later', undefined, fault.retryAfter);
  if (fault instanceof HTTPError) {
    return fault.status === 401 ? new DeliveryFault('unauthorised', 0) : new DeliveryFault('unsure', undefined);
  }
  // discord.js throws this before any request once its token was refused or never set.
  if (fault instanceof Error && fault.message.startsWith('Expected token to be set'))
    return new DeliveryFault('unauthorised', 0);
  return new DeliveryFault('unsure', undefined);
}

export async function delivering<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (fault) {
    throw asDeliveryFault(fault);
  }
}
