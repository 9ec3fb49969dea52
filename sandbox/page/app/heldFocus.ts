import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { SeenMessage } from '../../client';
import { lastUse, openForm } from './doing';
import { isOlder } from './order';

const CONTROLS = 'button[data-custom-id]:not(:disabled), [data-custom-id] > .select-face:not(:disabled), a.button';

/** Where the keyboard was last. */
interface Held {
  readonly message: string;
  /** What it was on in there, which may be called the same when its id is another. */
  readonly control?: { readonly id: string; readonly name: string } | undefined;
  /** The newest message at that time. */
  readonly upTo: string;
}

/**
 * What is used in a message may be gone, and the keyboard with it. It stays with the same control where that is still to be had.
 * Else it goes on at the first control of what came as the answer: the message itself, or a new one to them alone. What others have
 * put there meanwhile was not meant by who pressed: then it goes to the message, where Enter does nothing.
 */
export function useHeldFocus(box: RefObject<HTMLElement | null>, messages: readonly SeenMessage[]): void {
  /** While it has not gone elsewhere. A form is not elsewhere: it is part of the way. */
  const held = useRef<Held | undefined>(undefined);
  const newest = useRef('');
  newest.current = messages.at(-1)?.id ?? '';
  const isAsked = openForm.value !== null;
  const use = lastUse.value;
  useEffect(() => {
    const note = ({ target }: Event): void => {
      if (!(target instanceof Element) || target.closest('dialog')) return;
      const message = box.current?.contains(target) ? idOf(target.closest('[data-message]')) : undefined;
      // Led to the message, it still waits for what it was on.
      if (target.matches('[data-message]') && message === held.current?.message) return;
      held.current = message === undefined ? undefined : { message, control: controlAt(target), upTo: newest.current };
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
  }, [messages, isAsked, use]);
}

/** At a message itself it waits for an answer that has a control. */
function isLost(): boolean {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return true;
  return activeElement.matches(':disabled, [data-message]');
}

const idOf = (row: Element | null): string | undefined => row?.getAttribute('data-message') ?? undefined;

function controlAt(target: Element): Held['control'] {
  const control = target.closest('[data-custom-id]');
  return control ? { id: customIdOf(control), name: nameOf(control) } : undefined;
}

const customIdOf = (control: Element): string =>
  control.closest('[data-custom-id]')?.getAttribute('data-custom-id') ?? '';
const nameOf = (control: Element): string => control.textContent.trim();

function goOn(box: HTMLElement, held: Held): void {
  const row = box.querySelector<HTMLElement>(`[data-message="${CSS.escape(held.message)}"]`);
  const controls = [...(row?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
  const answer = [...box.querySelectorAll<HTMLElement>('.message.private')].findLast((one) =>
    isOlder(held.upTo, idOf(one) ?? ''),
  );
  const same = sameOf(controls, held);
  const own = row && isTheirs(row, held) ? controls[0] : undefined;
  const control = same ?? own ?? answer?.querySelector<HTMLElement>(CONTROLS);
  const last = answer ?? row;
  if (!control && last) last.tabIndex = -1;
  (control ?? last)?.focus();
}

const sameOf = (controls: readonly HTMLElement[], { control }: Held): HTMLElement | undefined =>
  control &&
  (controls.find((one) => customIdOf(one) === control.id) ??
    controls.find((one) => one.matches('button[data-custom-id]') && nameOf(one) === control.name));

/** Whether what stands in a message now is there for them: nobody else changes it, or it is what came of their use. */
function isTheirs(row: HTMLElement, held: Held): boolean {
  if (row.matches('.private')) return true;
  const use = lastUse.peek();
  if (use?.message !== held.message || !use.outcome) return false;
  const { state, reply, inPlace } = use.outcome;
  return reply ? reply.id === held.message : state === 'updated' || inPlace === true;
}
