/** The story could not be told as it should be: said to whoever watches, in one sentence. */
export class StoryFault extends Error {
  override readonly name = 'StoryFault';
}
