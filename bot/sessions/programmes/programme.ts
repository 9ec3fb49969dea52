import { z } from 'zod';
import { overrun, tooManyLegs, usually } from './fitting';
import { faultsIn } from './soundness';

/**
 * What a circle does in a session, as data. Steps are leaves (everybody speaks, writes, talks, chooses) or hold steps
 * themselves: a split, a role play, a rotation. Content only: how a step is lived stands in rules/.
 */

const title = z.string().trim().min(1).max(80);
const minutes = z.number().positive().max(120);
/** what everybody is invited to speak, write or think about */
const prompt = z.string().trim().min(1).max(500);
/** whom a step is for: the owner is the one whose case or whose go it is */
const who = z.enum(['everybody', 'owner', 'others']).optional();

const arrive = z.strictObject({ kind: z.literal('arrive'), minutes, words: prompt });
const round = z.strictObject({
  kind: z.literal('round'),
  title,
  prompt,
  minutesPerTurn: z.number().positive().max(30),
  who,
});
const writing = z.strictObject({ kind: z.literal('writing'), title, prompt, minutes });
const talk = z.strictObject({
  kind: z.literal('talk'),
  title,
  prompt,
  minutes,
  /** the owner listens, and says nothing, while the others think aloud */
  silent: z.literal('owner').optional(),
});
const reveal = z
  .strictObject({
    kind: z.literal('reveal'),
    title,
    prompt,
    minutes,
    who,
    /** whether names stand beside what was written; they do unless this says no */
    named: z.boolean().optional(),
    /** each line is then proposed as what the circle agrees on among itself */
    becomes: z.literal('agreement').optional(),
  })
  .superRefine(({ becomes, named }, context) => {
    if (becomes !== undefined && named !== false)
      context.addIssue({ code: 'custom', message: 'what becomes the agreement stands without names: "named: false"' });
  });
const choose = z
  .strictObject({
    kind: z.literal('choose'),
    title,
    prompt,
    minutes,
    /** who brings a case; which of what was written last; or one of the options named here */
    of: z.enum(['circle', 'written', 'options']),
    options: z.array(z.string().trim().min(1).max(100)).min(2).max(10).optional(),
    /** what the circle talks about instead, for as long, when nobody brings a case */
    otherwise: z.strictObject({ title, prompt }).optional(),
    /** what is marked is announced as what the owner would like to answer, and not as what they take along */
    then: z.literal('answer').optional(),
  })
  .superRefine(({ of, options, otherwise, then }, context) => {
    const wrong = (message: string): void => context.addIssue({ code: 'custom', message });
    if (of === 'options' && !options) wrong('name the options there are to choose from');
    if (of !== 'options' && options) wrong('options belong to a choice "of: options"');
    if (of !== 'written' && then) wrong('"then" belongs to a choice "of: written"');
    if (of !== 'circle' && otherwise) wrong('"otherwise" belongs to a choice "of: circle"');
  });
const pause = z.strictObject({ kind: z.literal('pause'), minutes, words: prompt });
const close = z.strictObject({ kind: z.literal('close'), words: prompt });

export type Leaf = z.infer<
  | typeof arrive
  | typeof round
  | typeof writing
  | typeof talk
  | typeof reveal
  | typeof choose
  | typeof pause
  | typeof close
>;
export type Round = z.infer<typeof round>;
export type Choose = z.infer<typeof choose>;

/** Smaller groups, each in a thread of its own; a group has the size, or one more. */
export interface Split {
  readonly kind: 'split';
  readonly title: string;
  readonly prompt: string;
  readonly size: number;
  readonly steps: readonly Step[];
}

/** A card each, which only they read; with `times`, the steps come again with the cards passed on. */
export interface RolePlay {
  readonly kind: 'role play';
  readonly title: string;
  readonly cards: readonly Card[];
  readonly times?: number | undefined;
  readonly steps: readonly Step[];
}

export interface Card {
  readonly role: string;
  readonly words: string;
}

/** The steps come again, each time with another as the owner; once for everybody, unless `times` says less. */
export interface Rotate {
  readonly kind: 'rotate';
  readonly times?: number | undefined;
  readonly steps: readonly Step[];
}

export type Container = Split | RolePlay | Rotate;
export type Step = Leaf | Container;

/** More in one list nobody reads through; what they last in all is bounded by the session's minutes. */
const mostSteps = 40;

const times = z.number().int().min(1).max(8).optional();
const within: z.ZodType<Step[]> = z.lazy(() => atMost(mostSteps, z.array(step).min(1)));
const split = z.strictObject({
  kind: z.literal('split'),
  title,
  prompt,
  size: z.number().int().min(2).max(4),
  steps: within,
});
const rolePlay = z.strictObject({
  kind: z.literal('role play'),
  title,
  cards: z
    .array(z.strictObject({ role: title, words: prompt }))
    .min(2)
    .max(6),
  times,
  steps: within,
});
const rotate = z.strictObject({ kind: z.literal('rotate'), times, steps: within });

/** Not zod's own `max`: with that, what is wrong within a list that is too long would be told only once it is shorter. */
function atMost<Item>(most: number, list: z.ZodType<Item[]>): z.ZodType<Item[]> {
  const fits = ({ length }: Item[], context: z.core.$RefinementCtx<Item[]>): void => {
    if (length > most) context.addIssue({ code: 'custom', message: `may hold at most ${most}, and holds ${length}` });
  };
  return list.superRefine(fits, { when: ({ value }) => Array.isArray(value) });
}

const kinds = [arrive, round, writing, talk, reveal, choose, pause, close, split, rolePlay, rotate] as const;
const step: z.ZodType<Step> = z.discriminatedUnion('kind', kinds);

/** The kinds of steps there are, and the fields of each. */
export const fieldsOfKinds: ReadonlyMap<string, readonly string[]> = new Map(
  kinds.map(({ shape }) => [shape.kind.value, Object.keys(shape)]),
);

export const isContainer = (step: Step): step is Container => 'steps' in step;

/** Marks what is wrong with steps as a whole, not with one of them. */
const across = { across: true };

const soundSteps = within.superRefine((steps, context) => {
  for (const { path, message } of faultsIn(steps)) {
    context.addIssue({ code: 'custom', message, path, params: across });
  }
});

export const plannedSession = z.strictObject({
  title,
  /** how long the session is announced to be */
  minutes: z.number().int().min(5).max(180),
  /** goes out with the reminder a day before */
  question: z.string().trim().min(1).max(300).optional(),
  steps: soundSteps,
});

/**
 * A session as it is kept. It was sound when it was planned, and is not asked again: rules that grow stricter must not stop it.
 * A part of one that is held in writing also knows how many hours there are for it.
 */
export const agenda = plannedSession.extend({
  question: prompt.optional(),
  steps: z.array(step),
  hours: z.number().int().min(1).optional(),
});

/** What a host writes has to fit its minutes; a session that is kept is read without, for it goes on whatever it lasts. */
const sessionToRead = plannedSession.superRefine(({ steps, minutes }, context) => {
  if (context.issues.length > 0) return;
  const legs = tooManyLegs(steps);
  if (legs !== null) context.addIssue({ code: 'custom', message: legs, path: ['steps'], params: across });
  const over = legs === null ? overrun(steps, minutes) : null;
  if (over !== null) context.addIssue({ code: 'custom', message: over, path: ['minutes'], params: across });
});

export const programme = z.strictObject({ name: title, sessions: atMost(26, z.array(sessionToRead).min(1)) });

/** A way to spend a part of a session, to be used in any programme: `use: troika`. */
export const format = z
  .strictObject({
    name: title,
    /** what it is good for, in a sentence */
    for: z.string().trim().min(1).max(200),
    /** whose idea it is, where its licence asks to say so */
    credit: z.string().trim().min(1).max(500).optional(),
    people: z.strictObject({ least: z.number().int().min(2).max(12), most: z.number().int().min(2).max(12) }),
    minutes: z.number().int().min(1).max(120),
    /** what stands for <prompt> and <words> in its steps, unless whoever uses it says otherwise */
    prompt: prompt.optional(),
    words: prompt.optional(),
    steps: soundSteps,
  })
  .superRefine(({ steps, minutes, people: { least, most } }, context) => {
    if (least > most) context.addIssue({ code: 'custom', message: 'least is more than most', path: ['people'] });
    if (context.issues.length > 0) return;
    const legs = tooManyLegs(steps);
    if (legs !== null) context.addIssue({ code: 'custom', message: legs, path: ['steps'], params: across });
    const over = legs === null ? overrun(steps, minutes, Math.min(Math.max(usually, least), most)) : null;
    if (over !== null) context.addIssue({ code: 'custom', message: over, path: ['minutes'], params: across });
  });

export type Programme = z.infer<typeof programme>;
export type PlannedSession = z.infer<typeof plannedSession>;
export type Agenda = z.infer<typeof agenda>;
export type Format = z.infer<typeof format>;
