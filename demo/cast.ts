import { evening } from './cast/evening';
import { morning } from './cast/morning';
import type { Member, Person } from './cast/person';
import { weekend } from './cast/weekend';

export type { Member, Person } from './cast/person';

export const host: Person = { name: 'Claire', city: 'Paris', zone: 'Europe/Paris', colour: 0xb5886a };
/** Looks after the cohort, once Claire has asked her to. */
export const moderator: Person = { name: 'Noor', city: 'Amman', zone: 'Asia/Amman', colour: 0x6fb0d0 };

/** The first of them is the one whose eyes the story looks through. */
export const members: readonly Member[] = [...evening, ...morning, ...weekend];
