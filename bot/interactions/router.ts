import { randomBytes } from 'node:crypto';
import type { App } from '../app';
import { addressOf } from '../common/customId';
import type { Form } from '../common/form';
import type { Log } from '../common/log';
import { card } from '../common/message';
import { refuse, Refusal } from '../common/refusal';
import { DeliveryFault } from '../common/deliveryFault';
import { strings, type Strings } from '../locales';
import type { Acknowledge, Answers, Ask } from './ask';
import { telling, type ProgressEveryMs } from './progress';
import { UnreadableId, type Context, type FormOpenerRoute, type NamedRoute, type Reply, type Route } from './define';

/** A form's read for prefilling may take this long; Discord waits three seconds for the form itself. */
const prefillMs = 1_000;

type Acknowledged = Exclude<Route, FormOpenerRoute>;
type Pressed = Exclude<Route, NamedRoute>;

/**
 * The door for everything people do on Discord. It acknowledges before anything else, so that nothing a handler does can
 * miss the three seconds; then it checks the right, runs the handler, and says what came of it.
 */
export class Router {
  /** a name of a menu may not be one of a command, so all stand in one list */
  private readonly named: ReadonlyMap<string, NamedRoute>;
  private readonly pressed: ReadonlyMap<string, Pressed>;
  private underWay = 0;

  constructor(
    routes: readonly Route[],
    private readonly app: App,
    private readonly log: Log,
    private readonly progressEveryMs: ProgressEveryMs = null,
  ) {
    this.named = new Map(routes.flatMap((route) => ('path' in route ? [[route.path, route]] : [])));
    this.pressed = new Map(routes.flatMap((route) => ('path' in route ? [] : [[route.id.name, route]])));
  }

  get busy(): boolean {
    return this.underWay > 0;
  }

  async handle(ask: Ask, answers: Answers): Promise<void> {
    this.underWay++;
    try {
      await this.answer(ask, answers);
    } finally {
      this.underWay--;
    }
  }

  private async answer(ask: Ask, answers: Answers): Promise<void> {
    const { did } = ask;
    if (did.kind === 'typing') return this.suggest(ask, answers);
    const route = 'path' in did ? this.named.get(did.path) : this.routeOf(did.customId);
    if (route === undefined || route === 'old') {
      const name = 'path' in did ? did.path : addressOf(did.customId)?.name;
      this.log.warn({ route: name ?? 'unreadable' }, 'nobody answers to this');
      return this.sayAtOnce(ask, answers, {
        refusal: refuse(route === 'old' ? 'oldButton' : 'unknownButton'),
        facts: { ask: ask.id },
      });
    }
    if (route.kind === 'form opener') return this.openForm(route, ask, answers);
    if (!(await this.acknowledge(route, ask, answers))) return;
    await this.run(route, ask, answers);
  }

  private routeOf(customId: string): Pressed | 'old' | undefined {
    const address = addressOf(customId);
    const route = address && this.pressed.get(address.name);
    if (!route) return undefined;
    return route.id.version === address.version ? route : 'old';
  }

  /** False when somebody else has answered (a second delivery) or Discord no longer waits: then nothing is done at all. */
  private async acknowledge(route: Acknowledged, ask: Ask, answers: Answers): Promise<boolean> {
    try {
      await answers.defer(route.answer);
      return true;
    } catch (fault) {
      if (!(fault instanceof DeliveryFault)) throw fault;
      // An answer that may have arrived counts as arrived: what follows is only as visible as it is.
      if (fault.sort === 'unsure') return true;
      this.log.warn({ ...nameOf(route, ask), code: fault.code }, 'too late to answer, nothing done');
      return false;
    }
  }

  private async run(route: Acknowledged, ask: Ask, answers: Answers): Promise<void> {
    const started = Date.now();
    const t = strings(ask.locale);
    const facts = nameOf(route, ask);
    let reply: Reply;
    const { tell, end } = telling((message) => answers.edit(message), {
      everyMs: this.progressEveryMs,
      failed: (fault) => this.log.debug({ ...facts, err: fault }, 'how far it is was not seen'),
    });
    try {
      reply = await this.permitted(route, ask, { t, progress: tell }).finally(() => end());
    } catch (fault) {
      const words = [this.wordsFor(fault, t, facts), ...(fault instanceof Refusal ? [] : lostBy(ask, t))].join('\n');
      // Where something was said of how far it is, the words take its place; it would go on for ever.
      const how = (await end()) ? 'privately' : route.answer;
      return this.sayAfterwards(how, answers, facts, words);
    }
    // From here on it is done: whatever goes wrong now is only that the person cannot see it.
    try {
      await this.give(reply, answers);
      // A route that leaves no trace leaves none in the log either.
      if (!route.untraced) this.log.info({ ...facts, ms: Date.now() - started }, 'answered');
    } catch (fault) {
      this.log.warn({ ...facts, err: fault }, 'done, but the answer did not arrive');
      if ('reply' in reply) await this.sayAfterwards(route.answer, answers, facts, t.doneUnseen());
    }
  }

  private async sayAfterwards(how: Acknowledge, answers: Answers, facts: object, words: string): Promise<void> {
    const message = card({ text: words, accent: 'clay' });
    await (how === 'in place' ? answers.whisper(message) : answers.edit(message)).catch((fault: unknown) => {
      this.log.warn({ ...facts, err: fault }, 'the answer did not arrive');
    });
  }

  private async permitted(route: Acknowledged, ask: Ask, p: Pick<Context, 't' | 'progress'>): Promise<Reply> {
    const context = await this.contextOf(route, ask, p);
    const { did } = ask;
    if (route.kind === 'command') return route.run({ ...context, options: did.kind === 'command' ? did.options : {} });
    if (did.kind === 'menu' && route.kind === 'menu') return route.run({ ...context, message: did.message });
    if (did.kind === 'submit' && route.kind === 'form') return route.run({ ...context, ...did });
    if (did.kind === 'press' && (route.kind === 'button' || route.kind === 'select'))
      return route.run({ ...context, ...did });
    throw new UnreadableId();
  }

  /** Who asks, about which server, once it is sure that they may. A direct message carries neither server nor roles: both are looked up. */
  private async contextOf(
    route: Pick<Route, 'who' | 'inDirectMessages'>,
    ask: Ask,
    { t, progress = () => undefined }: Pick<Context, 't'> & Partial<Pick<Context, 'progress'>>,
  ): Promise<Context> {
    const isElsewhere = ask.guild === null && route.inDirectMessages;
    const { actor, guild } = isElsewhere ? await this.app.home.whereIs(ask.actor) : ask;
    if (guild === null) throw refuse('onlyInServer');
    if (!(await route.who.may(actor, guild, this.app))) throw refuse(route.who.refusal);
    return { app: this.app, actor, guild, isDirect: ask.guild === null, channel: ask.channel, t, progress };
  }

  private async give(reply: Reply, answers: Answers): Promise<void> {
    if ('reply' in reply) await answers.edit(reply.reply, reply.file);
    else if (reply.board !== null) await this.app.boards.refresh(reply.board, (message) => answers.edit(message));
  }

  private async openForm(route: FormOpenerRoute, ask: Ask, answers: Answers): Promise<void> {
    const form = await within(prefillMs, this.prefilled(route, ask)).catch((fault: unknown) => {
      if (fault instanceof Refusal) return fault;
      this.log.warn({ ...nameOf(route, ask), err: fault }, 'a form was not ready');
      return refuse(fault instanceof UnreadableId ? 'unknownButton' : 'formNotReady');
    });
    if (form instanceof Refusal) return this.sayAtOnce(ask, answers, { refusal: form, facts: nameOf(route, ask) });
    try {
      await answers.form(form);
      if (!route.untraced) this.log.info(nameOf(route, ask), 'form opened');
    } catch (fault) {
      this.log.warn({ ...nameOf(route, ask), err: fault }, 'the form did not arrive');
    }
  }

  private async prefilled(route: FormOpenerRoute, ask: Ask): Promise<Form> {
    const context = await this.contextOf(route, ask, { t: strings(ask.locale) });
    return route.open({ ...context, customId: ask.did.kind === 'press' ? ask.did.customId : '' });
  }

  private async suggest(ask: Ask, answers: Answers): Promise<void> {
    const { did } = ask;
    const route = did.kind === 'typing' ? this.named.get(did.path) : undefined;
    if (did.kind !== 'typing' || route?.kind !== 'command' || !route.suggest) return;
    try {
      const context = await this.contextOf(route, ask, { t: strings(ask.locale) });
      const choices = await route.suggest({ ...context, focused: did.focused, typed: did.typed });
      await answers.suggest(choices.slice(0, 25));
    } catch (fault) {
      // A missing suggestion hurts nobody; the person can still type.
      this.log.debug({ route: did.path, err: fault }, 'no suggestions');
    }
  }

  private async sayAtOnce(
    ask: Ask,
    answers: Answers,
    { refusal, facts }: { refusal: Refusal; facts: object },
  ): Promise<void> {
    const message = card({ text: refusal.in(strings(ask.locale)), accent: 'clay' });
    await answers.say(message).catch((fault: unknown) => {
      this.log.warn({ ...facts, err: fault }, 'the answer did not arrive');
    });
  }

  private wordsFor(fault: unknown, t: Strings, facts: object): string {
    if (fault instanceof UnreadableId) {
      this.log.warn(facts, 'a custom_id that was never ours');
      return t.refusals.unknownButton();
    }
    if (fault instanceof Refusal) {
      if (!('untraced' in facts)) this.log.info({ ...facts, refused: fault.key }, 'answered');
      return fault.in(t);
    }
    const reference = randomBytes(4).toString('hex');
    this.log.error({ ...facts, reference, err: fault }, 'a fault');
    return t.fault(reference);
  }
}

/** What somebody typed into a form, given back to them alone; a refusal has said itself what it did with it. */
function lostBy({ did }: Ask, t: Strings): string[] {
  const typed = did.kind === 'submit' ? Object.values(did.fields).filter((each) => each.trim() !== '') : [];
  return typed.length === 0 ? [] : [t.givenBack(typed)];
}

/** Facts for the log. Of an untraced route there is not even its name, for every line has an instant. */
function nameOf(route: Route, ask: Ask): object {
  if (route.untraced) return { untraced: true };
  const name = 'path' in route ? route.path : route.id.name;
  return { route: name, ask: ask.id, actor: ask.actor.id, guild: ask.guild };
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not ready within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
