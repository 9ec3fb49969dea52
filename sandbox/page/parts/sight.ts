import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SeenMessage } from '../../control/views';
import type { Reader } from '../reader';
import type { Deeds } from './deeds';

/** What every part of a message or a form knows: who looks, what they can do, and in which message it stands. */
export interface Sight {
  readonly reader: Reader;
  /** Absent in a picture, which loads nothing either. */
  readonly deeds?: Deeds | undefined;
  readonly message?: SeenMessage | undefined;
  /** The custom_id of the select menu that is drawn open in a picture. */
  readonly open?: string | undefined;
}

const nobody: Sight = {
  reader: {
    id: '',
    zone: 'UTC',
    now: new Date(0),
    person: () => undefined,
    channel: () => undefined,
    role: () => undefined,
  },
};

const SightContext = createContext(nobody);

export const Seeing = SightContext.Provider;
export const useSight = (): Sight => useContext(SightContext);
