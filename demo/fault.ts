/** What was asked for cannot be had, so that no story begins: no fault of it, and said as it is. */
export class CannotBegin extends Error {
  override readonly name = 'CannotBegin';
}

/** The story could not be told as it should be: said to whoever watches, in one sentence. */
export class StoryFault extends Error {
  override readonly name = 'StoryFault';
}
