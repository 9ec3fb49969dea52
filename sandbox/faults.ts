export type FaultMode = 'refuse' | 'applyThenFail' | 'hang' | 'reset';

export interface Fault {
  readonly route: RegExp;
  readonly method?: string;
  times: number;
  readonly mode: FaultMode;
  readonly status: number;
  /** Discord's own code in the answer; 0 where it gives none */
  readonly code: number;
}

/** What goes wrong on purpose: single requests by route, or everything at once for a while (real time). */
export class Faults {
  private readonly planned: Fault[] = [];
  private goneUntil = 0;

  plan(fault: Fault): void {
    this.planned.push(fault);
  }

  /** The fault for this request, used up by one; the first planned comes first. */
  take(method: string, path: string): Fault | null {
    const fault = this.planned.find(
      (one) => one.times > 0 && (one.method ?? method) === method && one.route.test(path),
    );
    if (!fault) return null;
    fault.times -= 1;
    return fault;
  }

  goAway(forMs: number): void {
    this.goneUntil = Date.now() + forMs;
  }

  comeBack(): void {
    this.goneUntil = 0;
  }

  get gone(): boolean {
    return Date.now() < this.goneUntil;
  }
}
