import type { Section } from '../scene';
import { formats } from './formats';
import { matching } from './matching';
import { member } from './member';
import { moderator } from './moderator';
import { newcomer } from './newcomer';
import { people } from './people';

/** All that docs/messages.md shows, in its order. */
export const sections: readonly Section[] = [newcomer, member, formats, people, moderator, matching];
