import { zonesHere, type ZoneData } from '../../bot/sessions/zones';

/** From an instant on, the clocks of a zone stand so many minutes before UTC, and never change again. */
export interface Law {
  readonly zone: string;
  readonly from: string;
  readonly aheadMinutes: number;
}

/** The zone data of this process under another name, and with laws that it does not know. */
export function zonesWith(version: string, ...laws: readonly Law[]): ZoneData {
  const ruling = (zone: string): { from: number; aheadMs: number } | undefined => {
    const law = laws.find((one) => one.zone === zone);
    return law && { from: Date.parse(law.from), aheadMs: law.aheadMinutes * 60_000 };
  };
  return {
    version: () => version,
    instantOf(local) {
      const law = ruling(local.zone);
      const at = Date.parse(`${local.date}T${local.time}:00Z`) - (law?.aheadMs ?? 0);
      return law && at >= law.from ? new Date(at) : zonesHere.instantOf(local);
    },
    wallClockIn(zone, at) {
      const law = ruling(zone);
      if (!law || at.getTime() < law.from) return zonesHere.wallClockIn(zone, at);
      return zonesHere.wallClockIn('UTC', new Date(at.getTime() + law.aheadMs));
    },
  };
}

/** Data of a Node in which a zone is not known. */
export const zonesWithout = (version: string, zone: string): ZoneData => ({
  version: () => version,
  instantOf(local) {
    if (local.zone === zone) throw new RangeError(`Invalid time zone: ${zone}`);
    return zonesHere.instantOf(local);
  },
  wallClockIn: (asked, at) => (asked === zone ? null : zonesHere.wallClockIn(asked, at)),
});
