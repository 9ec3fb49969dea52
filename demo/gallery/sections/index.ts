import type { Section } from '../scene';
import { matching } from './matching';
import { member } from './member';
import { moderator } from './moderator';
import { newcomer } from './newcomer';

/** All that docs/messages.md shows, in its order. */
export const sections: readonly Section[] = [newcomer, member, moderator, matching];
