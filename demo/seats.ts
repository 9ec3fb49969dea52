import type { SandboxClient } from '../sandbox/client';

/** Who is at the page as whom: those people act for themselves, and nobody plays them meanwhile. */
export class Seats {
  /** Whoever was ever played by somebody at the page: what depends on them went as it went. */
  readonly everTaken = new Set<string>();
  private readonly awaited = new Set<{ readonly user: string; readonly deed: string }>();

  constructor(private readonly client: SandboxClient) {}

  async taken(): Promise<ReadonlySet<string>> {
    const taken = new Set(await this.client.seats());
    for (const id of taken) this.everTaken.add(id);
    return taken;
  }

  /** The page tells this person what is waited for, until what this resolves with is called. */
  async awaits(user: string, deed: string): Promise<() => Promise<void>> {
    const one = { user, deed };
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
