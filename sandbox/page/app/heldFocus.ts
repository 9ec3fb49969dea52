import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { SeenMessage } from '../../client';
import { openForm } from './doing';

const CONTROLS = 'button[data-custom-id]:not(:disabled), [data-custom-id] > .select-face:not(:disabled), a.button';

/**
 * What is used in a message may be gone with the answer, and the keyboard with it: then it goes on at the first control of the
 * same message, or else of the answer to them alone, or else at the message.
 */
export function useHeldFocus(box: RefObject<HTMLElement | null>, messages: readonly SeenMessage[]): void {
  /** The message in which the keyboard was last, while it has not gone elsewhere. A form is not elsewhere: it is part of the way. */
  const held = useRef<string | undefined>(undefined);
  const isAsked = openForm.value !== null;
  useEffect(() => {
    const note = ({ target }: Event): void => {
      if (!(target instanceof Element) || target.closest('dialog')) return;
      held.current = box.current?.contains(target) ? idOf(target.closest('[data-message]')) : undefined;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, []);
  useLayoutEffect(() => {
    if (held.current === undefined) return undefined;
    // A browser takes the keyboard away from what is switched off only when it draws.
    const frame = requestAnimationFrame(() => {
      if (box.current && held.current !== undefined && isLost()) goOn(box.current, held.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [messages, isAsked]);
}

/** At a message itself it waits for an answer that has a control. */
function isLost(): boolean {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return true;
  return activeElement.matches(':disabled, [data-message]');
}

const idOf = (row: Element | null): string | undefined => row?.getAttribute('data-message') ?? undefined;

function goOn(box: HTMLElement, id: string): void {
  const row = box.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
  const isBelow = (one: Node): boolean => !row || (row.compareDocumentPosition(one) & FOLLOWING) !== 0;
  const answer = [...box.querySelectorAll<HTMLElement>('.message.private')].findLast(isBelow);
  const control = row?.querySelector<HTMLElement>(CONTROLS) ?? answer?.querySelector<HTMLElement>(CONTROLS);
  const last = row ?? answer;
  if (!control && last) last.tabIndex = -1;
  (control ?? last)?.focus();
}

const FOLLOWING = Node.DOCUMENT_POSITION_FOLLOWING;
