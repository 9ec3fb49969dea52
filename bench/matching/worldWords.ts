/** What the people of a made-up pool do and ask for; the numbers say how often, in relation to each other. */

/** Many offer what many have learnt, and more ask for what few can teach. */
export const skills: readonly { readonly word: string; readonly offered: number; readonly wanted: number }[] = [
  { word: 'first calls', offered: 9, wanted: 8 },
  { word: 'negotiation', offered: 5, wanted: 10 },
  { word: 'writing proposals', offered: 8, wanted: 7 },
  { word: 'listening', offered: 8, wanted: 4 },
  { word: 'presenting', offered: 7, wanted: 7 },
  { word: 'pricing', offered: 3, wanted: 7 },
  { word: 'budgeting', offered: 5, wanted: 5 },
  { word: 'finding partners', offered: 4, wanted: 7 },
  { word: 'tenders', offered: 3, wanted: 5 },
  { word: 'research', offered: 7, wanted: 3 },
  { word: 'spreadsheets', offered: 6, wanted: 3 },
  { word: 'planning', offered: 6, wanted: 3 },
  { word: 'social media', offered: 5, wanted: 3 },
  { word: 'trade fairs', offered: 3, wanted: 3 },
  { word: 'customer interviews', offered: 4, wanted: 4 },
  { word: 'contracts', offered: 2, wanted: 4 },
  { word: 'fundraising', offered: 2, wanted: 5 },
  { word: 'leading a team', offered: 3, wanted: 4 },
  { word: 'storytelling', offered: 4, wanted: 4 },
  { word: 'going on after a no', offered: 3, wanted: 4 },
  { word: 'market entry', offered: 2, wanted: 3 },
  { word: 'grant reports', offered: 2, wanted: 2 },
  { word: 'working across cultures', offered: 4, wanted: 2 },
  { word: 'saying no kindly', offered: 2, wanted: 3 },
];

export const backgrounds: readonly (readonly [string | null, number])[] = [
  ['sales', 22],
  ['charity', 16],
  ['consulting', 13],
  ['engineering', 12],
  ['marketing', 12],
  ['policy', 9],
  ['research', 7],
  ['arts', 4],
  [null, 5],
];

export const notAloneWords: readonly (readonly [string, number])[] = [
  ['career changer', 8],
  ['working on my own', 6],
  ['small children at home', 5],
  ['not in my first language', 5],
  ['first in my family to do office work', 4],
  ['over fifty', 2],
  ['back after a long break', 2],
  ['no degree', 2],
];

/** Years in the work, from and to below; most begin. */
export const careers: readonly (readonly [readonly [number, number] | null, number])[] = [
  [[0, 2], 34],
  [[2, 5], 26],
  [[5, 10], 20],
  [[10, 20], 11],
  [[20, 32], 4],
  [null, 5],
];

export const days: readonly (readonly [number, number])[] = [
  [0, 15],
  [1, 21],
  [2, 21],
  [3, 20],
  [4, 10],
  [5, 8],
  [6, 5],
];

/** The first half-hour of a block on the own clock, from and to, by what part of the day it is. */
export const partsOfDay: readonly (readonly [readonly [number, number], number])[] = [
  [[14, 17], 10],
  [[18, 22], 9],
  [[23, 26], 22],
  [[28, 33], 9],
  [[34, 40], 50],
];

/** Half-hours of a block. */
export const lengths: readonly (readonly [number, number])[] = [
  [2, 16],
  [3, 16],
  [4, 40],
  [6, 28],
];

/** How many such blocks somebody has in a week. */
export const blocks: readonly (readonly [readonly [number, number], number])[] = [
  [[1, 2], 14],
  [[3, 5], 36],
  [[6, 9], 32],
  [[10, 16], 18],
];
