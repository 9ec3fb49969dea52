import fc from 'fast-check';
import type { TextChannel } from 'discord.js';
import { Faults } from '../../sandbox/faults/faults';
import { readPlan } from '../../sandbox/faults/plan';
import { aTownWithBot, type TownWithBot } from '../support/sandboxBot';

/** Which of so many requests are struck. */
function struck(faults: Faults, count: number, path = '/users/@me'): boolean[] {
  return Array.from({ length: count }, () => faults.ofRequest('GET', path) !== null);
}

function planned(plan: Parameters<typeof readPlan>[0]): Faults {
  const { seed, faults } = readPlan(plan);
  const all = new Faults();
  all.plan(faults, seed);
  return all;
}

describe('a plan', () => {
  test('lets the first ones through, strikes as often as it says, and then is over', () => {
    const faults = planned({ mode: 'refuse', times: 2, after: 3 });
    expect(struck(faults, 7)).toEqual([false, false, false, true, true, false, false]);
  });

  test('strikes with the chance it has, and never more often than it says', () => {
    const rarely = struck(planned({ seed: 7, faults: [{ mode: 'refuse', times: 10_000, chance: 0.2 }] }), 5_000);
    const share = rarely.filter(Boolean).length / rarely.length;
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.23);
    expect(struck(planned({ mode: 'refuse', times: 50, chance: 0 }), 100)).not.toContain(true);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 20 }),
        fc.nat({ max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, times, after, chance) => {
          const hits = struck(planned({ seed, faults: [{ mode: 'refuse', times, after, chance }] }), 60);
          expect(hits.filter(Boolean).length).toBeLessThanOrEqual(times);
          expect(hits.slice(0, after)).not.toContain(true);
        },
      ),
    );
  });

  test('strikes the same ones again with the same seed, whatever else is asked in between', () => {
    const plan = (seed: number): Faults =>
      planned({
        seed,
        faults: [
          { mode: 'refuse', route: '^/users', times: 100, chance: 0.3 },
          { mode: 'refuse', route: '^/guilds', times: 100, chance: 0.3 },
        ],
      });
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat({ max: 3 }), { minLength: 40, maxLength: 40 }), (seed, others) => {
        const among = plan(seed);
        const seen = others.map((count) => {
          struck(among, count, '/guilds/1');
          return struck(among, 1)[0];
        });
        expect(seen).toEqual(struck(plan(seed), 40));
      }),
    );
    expect(struck(plan(1), 60)).not.toEqual(struck(plan(2), 60));
    const one = plan(1);
    expect(struck(one, 60)).not.toEqual(struck(one, 60, '/guilds/1'));
  });

  test.each([
    [{ mode: 'explode' }, /mode must be one of refuse/],
    [{ mode: 'refuse', route: '(' }, /regular expression/],
    [{ mode: 'refuse', chance: 2 }, /chance/],
    [{ mode: 'refuse', times: 0 }, /times/],
    [{ mode: 'refuse', after: -1 }, /after/],
    [{ mode: 'limit', scope: 'mine' }, /scope/],
    [{ mode: 'close', code: 1006 }, /code/],
    [{ faults: 'many' }, /list/],
    [{ seed: 'lucky', faults: [] }, /seed/],
  ])('that makes no sense is refused with what would: %j', (plan, why) => {
    expect(() => readPlan(plan)).toThrow(why);
  });
});

describe('on the wire', () => {
  let it: TownWithBot;
  beforeAll(async () => {
    it = await aTownWithBot();
  });
  afterEach(() => it.town.clearFaults());
  afterAll(() => it.close());

  const statuses = async (count: number): Promise<number[]> => {
    const all: number[] = [];
    for (let at = 0; at < count; at++) all.push((await it.rest('GET', '/users/@me')).status);
    return all;
  };

  test('a whole plan can be given at once, read while it lasts, and taken back; the same plan strikes the same again', async () => {
    const plan = {
      seed: 7,
      faults: [
        { mode: 'refuse' as const, route: '/users/@me$', times: 30, chance: 0.4, status: 502 },
        { mode: 'drop' as const, event: 'TYPING_START' },
      ],
    };
    await it.town.planFaults(plan);
    const first = await statuses(15);
    expect(first).toContain(200);
    expect(first).toContain(502);
    const count = first.filter((status) => status === 502).length;
    expect(await it.town.faults()).toEqual({
      seed: 7,
      faults: [
        { mode: 'refuse', route: '\\/users\\/@me$', seen: 15, struck: count, left: 30 - count },
        { mode: 'drop', event: 'TYPING_START', seen: 0, struck: 0, left: 1 },
      ],
    });
    await it.town.clearFaults();
    expect(await statuses(3)).toEqual([200, 200, 200]);
    expect((await it.town.faults()).faults).toEqual([]);
    await it.town.planFaults(plan);
    expect(await statuses(15)).toEqual(first);
  });

  test('of a plan with one fault that makes no sense nothing is planned', async () => {
    const body = JSON.stringify({ faults: [{ mode: 'refuse' }, { mode: 'explode' }] });
    const answer = await fetch(`${it.sandbox.url}/sandbox/faults`, { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(await statuses(1)).toEqual([200]);
  });

  test('a request can be slow', async () => {
    await it.town.fail({ route: '/users/@me$', mode: 'delay', ms: 120 });
    const began = Date.now();
    expect(await statuses(1)).toEqual([200]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(118);
  });

  test('a message that was posted and then failed is sent again by discord.js, and with its nonce is seen once', async () => {
    const channel = it.bot.channels.cache.get(it.guild.generalChannelId) as TextChannel;
    await it.town.fail({ route: '/messages$', method: 'POST', mode: 'applyThenFail', times: 2, status: 503 });
    await channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
    const seen = await it.town.as(it.ben.id).messages(channel.id);
    expect(seen.map(({ content }) => content)).toEqual(['once']);
  });
});
