import type { Awaited, SandboxClient } from '../sandbox/client';

/** Who is at the page as whom: those people act for themselves, and nobody plays them meanwhile. */
export class Seats {
  /** Whoever was ever played by somebody at the page: what depends on them went as it went. */
  readonly everTaken = new Set<string>();
  private readonly awaited = new Set<Awaited>();

  constructor(private readonly client: SandboxClient) {}

  async taken(): Promise<ReadonlySet<string>> {
    const taken = new Set(await this.client.seats());
    for (const id of taken) this.everTaken.add(id);
    return taken;
  }

  /** The page tells this person what is waited for, until what this resolves with is called. */
  async awaits(one: Awaited): Promise<() => Promise<void>> {
    this.awaited.add(one);
    await this.tell();
    return async () => {
      this.awaited.delete(one);
      await this.tell();
    };
  }

  private tell(): Promise<void> {
    return this.client.setAwaited([...this.awaited]);
  }
}
