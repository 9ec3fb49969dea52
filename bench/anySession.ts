import { en } from '../bot/locales/en';
import { buttonsOf, fieldsOf, selectsOf, textOf, type SandboxClient, type SeenMessage } from '../sandbox/client';
import type { Board } from './rounds';

/**
 * A session of any programme, held by people who take part in everything: each takes each round, in the smaller groups too,
 * writes for each reveal, and marks what there is to mark. Two turns of six overrun their soft end, as in the first session.
 */

const { take, pass, done, write, bring } = en.session;
/** shorter than the shortest turn, so that only those overrun it that are meant to */
const stepMs = 20_000;
const everyNth = 3;

export interface Held {
  readonly isClosed: boolean;
  readonly turns: number;
  /** threads of smaller groups */
  readonly threads: number;
}

export async function holdAnySession(
  client: SandboxClient,
  p: { guild: string; board: Board; minutes: number },
): Promise<Held> {
  const player = new Player(client, p);
  const before = await player.goodbye();
  await client.clock.advance({ byMs: 1000 });
  for (let at = 0; at < (p.minutes + 10) * 60_000; at += stepMs) {
    await client.clock.advance({ byMs: stepMs });
    await player.looksAround();
    const { turns, threads } = player;
    if ((await player.goodbye()) !== before) return { isClosed: true, turns, threads: threads.size };
  }
  return { isClosed: false, turns: player.turns, threads: player.threads.size };
}

class Player {
  turns = 0;
  readonly threads = new Set<string>();
  /** who has done what a sheet asks for, by channel and title */
  private readonly did = new Set<string>();
  private readonly before: Promise<ReadonlySet<string>>;

  constructor(
    private readonly client: SandboxClient,
    private readonly p: { guild: string; board: Board },
  ) {
    this.before = this.threadsThere().then((found) => new Set(found.map(({ channel }) => channel)));
  }

  /** The newest goodbye in the circle, by its id. */
  async goodbye(): Promise<string | undefined> {
    const { board } = this.p;
    const said = await this.client.as(board.members[0] ?? '').messages(board.channel);
    return said.findLast((message) => textOf(message).includes(en.session.goodbye.finished()))?.id;
  }

  async looksAround(): Promise<void> {
    const before = await this.before;
    const own = (await this.threadsThere()).filter(({ channel }) => !before.has(channel));
    for (const { channel } of own) this.threads.add(channel);
    for (const board of [this.p.board, ...own]) await this.looksAt(board);
  }

  private async threadsThere(): Promise<Board[]> {
    const found = new Map<string, Board>();
    for (const user of this.p.board.members)
      for (const { id, thread } of await this.client.as(user).channels(this.p.guild))
        if (thread && id !== this.p.board.channel && !thread.locked)
          found.set(id, { channel: id, members: this.p.board.members.filter((one) => thread.members.includes(one)) });
    return [...found.values()];
  }

  private async looksAt({ channel, members }: Board): Promise<void> {
    const shown = await this.client.as(members[0] ?? '').messages(channel);
    const sheet = shown.findLast((message) => textOf(message).startsWith('### ') && buttonsOf(message).length > 0);
    if (!sheet) return;
    const has = (label: string): boolean => buttonsOf(sheet).some((button) => button.label === label);
    const title = `${channel} ${textOf(sheet).split('\n')[0] ?? ''}`;
    const first = (deed: string): string | undefined => {
      const user = members.find((member) => !this.did.has(`${title} ${deed} ${member}`));
      if (user !== undefined) this.did.add(`${title} ${deed} ${user}`);
      return user;
    };
    // Whoever is next takes the floor as soon as it is free.
    if (has(done()) && (await this.speaks(channel, sheet))) {
      await this.looksAt({ channel, members });
      return;
    }
    if (has(done())) return;
    if (has(take()) && has(pass())) {
      await this.presses(first('turn'), { channel, label: take() });
      return;
    }
    if (has(bring())) {
      await this.presses(first('case'), { channel, label: bring() });
      return;
    }
    if (has(write())) {
      await this.writes(first('words'), channel);
      return;
    }
    for (const { customId, options } of selectsOf(sheet))
      for (const user of members) {
        const values = options.slice(0, 1).map(({ value }) => value);
        await this.client.as(user).choose({ channel, message: sheet.id, customId, values });
      }
  }

  /** Whether they are done. */
  private async speaks(channel: string, sheet: SeenMessage): Promise<boolean> {
    const [, holder = ''] = /<@(\d+)> has the floor/.exec(textOf(sheet)) ?? [];
    const overruns = this.turns % everyNth === everyNth - 1;
    if (overruns && !this.isOverrun(sheet, holder)) return false;
    this.turns += 1;
    await this.presses(holder, { channel, label: done() });
    return true;
  }

  private isOverrun(sheet: SeenMessage, holder: string): boolean {
    return [true, false].some((isGo) => textOf(sheet).includes(en.session.softEnd(holder, isGo)));
  }

  private async presses(user: string | undefined, button: { channel: string; label: string }): Promise<void> {
    if (user === undefined) return;
    const outcome = await this.client.as(user).clickLabel(button);
    if (outcome.state === 'failed') throw new Error(`nobody answered ${button.label}`);
    await outcome.settled();
    await this.client.clock.advance({ byMs: 0 });
  }

  private async writes(user: string | undefined, channel: string): Promise<void> {
    if (user === undefined) return;
    const { form } = await this.client.as(user).clickLabel({ channel, label: write() });
    if (!form) return;
    const [field] = fieldsOf(form);
    const outcome = await this.client
      .as(user)
      .submit({ form, fields: { [field?.customId ?? 'words']: 'What I think' } });
    await outcome.settled();
  }
}
