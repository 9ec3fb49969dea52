import { chanceFrom } from './chance';
import { isRequestFault, type Fault, type GatewayFault, type RequestFault } from './kinds';

/** A planned fault and what became of it. */
export interface PlannedFault {
  readonly mode: Fault['mode'];
  readonly route?: string;
  readonly method?: string;
  readonly event?: string;
  /** How many fitted, how many of them were struck, and how many may still be. */
  readonly seen: number;
  readonly struck: number;
  readonly left: number;
}

export interface FaultPlan {
  readonly seed: number;
  readonly faults: readonly PlannedFault[];
}

interface Planned {
  readonly fault: Fault;
  readonly chance: () => number;
  seen: number;
  struck: number;
}

/** READY and RESUMED are spoiled only when they are named: without them a client cannot even begin. */
const BEGINNINGS: readonly string[] = ['READY', 'RESUMED'];
/** Streams of chance of one plan lie this far apart. */
const STRIDE = 0x85ebca6b;

/**
 * What goes wrong on purpose: single requests and events by plan, or everything at once for a while (real time).
 * Each fault has a stream of chance of its own, by the seed and its place in the plan: with the same seed the same
 * of its requests are struck, whatever else is asked in between.
 */
export class Faults {
  private seed = 0;
  private all: Planned[] = [];
  private goneUntil = 0;

  /** Adds to what is planned. A new seed counts for the faults that come with it and after it. */
  plan(faults: readonly Fault[], seed = this.seed): void {
    this.seed = seed;
    for (const fault of faults) {
      const chance = chanceFrom(Math.imul(this.all.length + 1, STRIDE) ^ seed);
      this.all.push({ fault, chance, seen: 0, struck: 0 });
    }
  }

  clear(): void {
    this.seed = 0;
    this.all = [];
  }

  planned(): FaultPlan {
    const faults = this.all.map(({ fault, seen, struck }) => ({
      mode: fault.mode,
      ...(isRequestFault(fault)
        ? { route: fault.route.source, ...(fault.method === undefined ? {} : { method: fault.method }) }
        : fault.event === undefined
          ? {}
          : { event: fault.event }),
      seen,
      struck,
      left: fault.times - struck,
    }));
    return { seed: this.seed, faults };
  }

  /** The first planned fault that strikes this request. */
  ofRequest(method: string, path: string): RequestFault | null {
    return strike(
      this.all,
      (fault): fault is RequestFault =>
        isRequestFault(fault) && (fault.method ?? method) === method && fault.route.test(path),
    );
  }

  /** The first planned fault that strikes this event. */
  ofEvent(name: string): GatewayFault | null {
    return strike(
      this.all,
      (fault): fault is GatewayFault =>
        !isRequestFault(fault) &&
        fault.mode !== 'silence' &&
        (fault.event === undefined ? !BEGINNINGS.includes(name) : fault.event === name),
    );
  }

  /** Whether this heartbeat stays without an answer. */
  silences(): boolean {
    return strike(this.all, (fault): fault is GatewayFault => fault.mode === 'silence') !== null;
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

/** Those that have struck often enough are passed by. */
function strike<Kind extends Fault>(all: readonly Planned[], fits: (fault: Fault) => fault is Kind): Kind | null {
  for (const planned of all) {
    const { fault, chance } = planned;
    if (planned.struck >= fault.times || !fits(fault)) continue;
    planned.seen += 1;
    if (planned.seen <= fault.after || (fault.chance < 1 && chance() >= fault.chance)) continue;
    planned.struck += 1;
    return fault;
  }
  return null;
}
