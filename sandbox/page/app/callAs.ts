import { whoId } from './address';
import { call } from './call';

/** Asks the control API what is asked as somebody: as whoever one is now. */
export const callAs = <T>(method: string, path: string, body?: object): Promise<T> =>
  call<T>(method, `/as/${whoId.peek()}${path}`, body);
