import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Lays a dialog over everything else for as long as it is there, with the keyboard inside; when it goes, whatever had the
 * keyboard before has it again. Not `isModal`: it stays as it is drawn.
 */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, { isModal = true } = {}): void {
  useLayoutEffect(() => {
    const { current } = dialog;
    if (!isModal || !current) return undefined;
    current.showModal();
    return () => current.close();
  }, []);
}
