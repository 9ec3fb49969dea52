import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SeenMessage } from '../../client';
import { whoId } from './address';

interface Bottom {
  readonly box: RefObject<HTMLDivElement | null>;
  /** They have scrolled up, and are left where they read. */
  readonly isAway: boolean;
  /** What has come since they went up. */
  readonly unseen: number;
  readonly toBottom: () => void;
}

const NEAR_PX = 60;

/** Keeps a conversation at its newest message for as long as whoever reads it is there. */
export function useBottom(messages: readonly SeenMessage[]): Bottom {
  const box = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const lastTop = useRef(0);
  const seenUpTo = useRef(messages.at(-1)?.id);
  const [isAway, goAway] = useState(false);

  const toBottom = (): void => {
    const { current } = box;
    if (!current) return;
    current.scrollTop = current.scrollHeight;
    // Whoever is led up before the browser tells of this has gone up all the same.
    lastTop.current = current.scrollTop;
  };
  const newest = messages.at(-1);
  useLayoutEffect(() => {
    const isNew = newest?.id !== seenUpTo.current;
    if (isAtBottom.current || (isNew && newest !== undefined && isTheirDoing(newest))) toBottom();
    if (isAtBottom.current) seenUpTo.current = newest?.id;
  }, [messages]);
  useEffect(() => {
    const { current } = box;
    const inside = current?.firstElementChild;
    if (!current || !inside) return undefined;
    const look = (): void => {
      const isNear = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PX;
      // What grows below does not lead away; only going up does.
      if (isNear) isAtBottom.current = true;
      else if (current.scrollTop < lastTop.current) isAtBottom.current = false;
      lastTop.current = current.scrollTop;
      goAway(!isAtBottom.current);
    };
    // A picture that arrives, or a menu that opens, changes how tall it is.
    const grown = new ResizeObserver(() => {
      // Whoever was led up in the same moment has gone.
      look();
      if (isAtBottom.current) toBottom();
    });
    grown.observe(inside);
    grown.observe(current);
    current.addEventListener('scroll', look, { passive: true });
    return () => {
      grown.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, []);
  useEffect(() => {
    if (!isAway) seenUpTo.current = newest?.id;
  }, [isAway]);

  const from = messages.findIndex(({ id }) => id === seenUpTo.current);
  return { box, isAway, unseen: isAway && from >= 0 ? messages.length - 1 - from : 0, toBottom };
}

/** What they say themselves, and the answer to what they do, is shown wherever they read. */
const isTheirDoing = ({ author, ephemeral, used }: SeenMessage): boolean =>
  ephemeral || author.id === whoId.peek() || used?.who === whoId.peek();
