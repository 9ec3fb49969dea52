/** Something that is done at once, and then at most once in a while for each key: the last time always comes. */
export interface Calm {
  (key: string): void;
  stop(): void;
}

export function calmly(everyMs: number, act: (key: string) => void): Calm {
  /** for each key that was acted on a moment ago: whether it has been asked for again since */
  const resting = new Map<string, { timer: NodeJS.Timeout; isAsked: boolean }>();

  function now(key: string): void {
    const timer = setTimeout(() => {
      const again = resting.get(key)?.isAsked ?? false;
      resting.delete(key);
      if (again) now(key);
    }, everyMs);
    timer.unref();
    resting.set(key, { timer, isAsked: false });
    act(key);
  }

  return Object.assign(
    (key: string): void => {
      const rest = resting.get(key);
      if (rest) rest.isAsked = true;
      else now(key);
    },
    {
      stop(): void {
        for (const { timer } of resting.values()) clearTimeout(timer);
        resting.clear();
      },
    },
  );
}
