import { WebSocket } from 'ws';
import type { Sandbox } from '../../sandbox/server';

export interface Packet {
  op: number;
  t?: string;
  s?: number;
  d: Record<string, unknown>;
}

/** A gateway connection by hand. `until` gives the first packet that fits, also of those already there. */
export class ByHand {
  readonly packets: Packet[] = [];
  readonly closed: Promise<number>;
  private wake: () => void = () => undefined;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/gateway?v=10&encoding=json`),
  ) {
    socket.on('message', (raw: Buffer) => {
      this.packets.push(JSON.parse(raw.toString('utf8')) as Packet);
      this.wake();
    });
    this.closed = new Promise((resolve) => socket.on('close', resolve));
  }

  /** Connected, and greeted with op 10. */
  static async greeted(sandbox: Sandbox): Promise<ByHand> {
    const hand = new ByHand(sandbox);
    await hand.until(({ op }) => op === 10);
    return hand;
  }

  send(packet: object | string): void {
    this.socket.send(typeof packet === 'string' ? packet : JSON.stringify(packet));
  }

  identify(intents = 1): void {
    this.send({ op: 2, d: { token: this.sandbox.token, intents, properties: {} } });
  }

  async until(fits: (packet: Packet) => boolean): Promise<Packet> {
    for (;;) {
      const found = this.packets.find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  close(code: number): void {
    this.socket.close(code);
  }
}
