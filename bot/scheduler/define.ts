import type { z } from 'zod';
import type { App } from '../app';

/** What happens when an alarm rings. It may ring twice, or after somebody was quicker: the turn in its data tells. */
export interface Job<D = unknown> {
  readonly name: string;
  readonly data: z.ZodType<D>;
  /** `due` is when it should have rung */
  run(data: D, app: App, due: Date): Promise<unknown>;
}

export const job = <D>(definition: Job<D>): Job<D> => definition;
