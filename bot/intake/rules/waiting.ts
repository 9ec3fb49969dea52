/** Somebody who waits for a circle, with all that one is chosen by. */
export interface WaitingPerson {
  readonly id: string;
  readonly called: string;
  readonly work: string;
  readonly years: number | null;
  readonly employer: string | null;
  readonly wants: readonly string[];
  readonly offers: readonly string[];
  readonly languages: readonly string[];
  readonly zone: string;
  readonly availability: readonly number[];
  readonly since: Date;
}
