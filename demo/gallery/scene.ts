import type { Pace } from '../../bot/pace';
import type { Screen } from '../../sandbox/page/screen';
import type { Somebody, Town } from './town';

/** One picture: who looks, what has happened since the picture before, and what is on their screen then. */
export interface Scene {
  /** of the file in docs/pictures, without its ending */
  readonly name: string;
  /** One line below the picture. */
  readonly caption: string;
  readonly who: Name;
  readonly steps: readonly Step[];
  readonly shows: Shot;
  /** What the machine at hand says about itself: of the words beside the picture only what it has in common with others counts. */
  readonly varies?: RegExp;
}

/** Pictures that tell one story in a server of its own, which is empty when the first one begins. */
export interface Section {
  readonly title: string;
  readonly intro: string;
  readonly scenes: readonly Scene[];
  /** How long searches go on and how often they say how far they are, where the pictures need another than usual. */
  readonly pace?: Pace;
  /** What Grove asks Discord for in it and does without: the route, as the faults behind the scenes name it. */
  readonly doesWithout?: string;
}

export type Name =
  | 'Claire'
  | 'Noor'
  | 'Amara'
  | 'Lukas'
  | 'Wanjiru'
  | 'Mei'
  | 'Inês'
  | 'Yasmine'
  | 'Priya'
  | 'Sari'
  | 'Nusrat'
  | 'Camila'
  | 'Tomás'
  | 'Oksana'
  | 'Hanna'
  | 'Aroha';
export type Step = (town: Town) => Promise<void>;
export type Shot = (town: Town, eyes: Somebody) => Promise<Screen>;
