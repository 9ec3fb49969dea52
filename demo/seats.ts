/** Who is at the page as whom: those people act for themselves, and nobody plays them meanwhile. */
export class Seats {
  /** Whoever was ever played by somebody at the page: what depends on them went as it went. */
  readonly everTaken = new Set<string>();

  constructor(private readonly read: () => Promise<readonly string[]>) {}

  async taken(): Promise<ReadonlySet<string>> {
    const taken = new Set(await this.read());
    for (const id of taken) this.everTaken.add(id);
    return taken;
  }
}
