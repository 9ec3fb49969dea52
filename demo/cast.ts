import { evening } from './cast/evening';
import { morning } from './cast/morning';
import type { Member, Person } from './cast/person';
import { weekend } from './cast/weekend';

export type { Member, Person } from './cast/person';

export const host: Person = { name: 'Claire', city: 'Paris', zone: 'Europe/Paris', colour: 0xb5886a };
/** Looks after the cohort, once Claire has asked her to. */
export const moderator: Person = { name: 'Noor', city: 'Amman', zone: 'Asia/Amman', colour: 0x6fb0d0 };

/** Looks around, and joins only if somebody at the page does so as her. */
export const visitor: Person = { name: 'Zoe', city: 'Athens', zone: 'Europe/Athens', colour: 0x7f8fd9 };

/** The first of them is the one whose eyes the story looks through. */
export const members: readonly Member[] = [...evening, ...morning, ...weekend];
