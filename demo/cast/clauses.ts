/** What they would need from their circle, one each by their place in it; they write it unseen, and it has no name. */
export const clauses: readonly string[] = [
  'First questions, and advice only where somebody asks for it.',
  'Nobody has to say why they pass.',
  'We ask when we do not know a word.',
  'Whoever is interrupted gets the end of their sentence.',
  'We say when something landed badly, and the same evening if we can.',
  'We begin on time, and whoever comes later just sits down.',
];
