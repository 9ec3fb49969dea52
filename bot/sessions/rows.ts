import { z } from 'zod';
import { endings } from './session';

/** What stands in a session's row as plain data, read again. */

const open = z.object({ is: z.literal('open'), asked: z.boolean() });
/** A turn that began before its end was written down counts as having come to it. */
const until = z.coerce.date().default(new Date(0));
const yes = z.boolean().optional();
const floor = z
  .discriminatedUnion('is', [
    open,
    z.object({ is: z.literal('held'), by: z.string(), until, ended: yes, questions: yes }),
  ])
  .default({ is: 'open', asked: false });
const stopped = z.discriminatedUnion('is', [
  open,
  z.object({ is: z.literal('held'), by: z.string(), leftMs: z.number(), questions: yes }),
]);
const interrupted = z.discriminatedUnion('is', [
  z.object({ is: z.literal('round'), floor: stopped }),
  z.object({ is: z.literal('timed'), leftMs: z.number(), floor: stopped, instead: yes }),
]);
const step = z.number().int();
export const stage = z.discriminatedUnion('at', [
  z.object({ at: z.literal('planned') }),
  z.object({ at: z.literal('round'), step, floor }),
  z.object({ at: z.literal('timed'), step, endsAt: z.coerce.date(), floor, instead: yes }),
  z.object({ at: z.literal('paused'), step, interrupted, frameLeftMs: z.number().nullable() }),
  z.object({ at: z.literal('closed'), how: z.enum(endings) }),
]);
export const people = z.array(z.string());
export const ledger = z.object({
  had: people,
  hands: people,
  turns: z.record(z.string(), z.number()),
  written: people,
  invited: people.default([]),
  parts: z.array(z.object({ step, people })).optional(),
});

/** Where somebody stood in a session when they left its circle; see `rules/roster`. */
export const standing = z.object({
  session: z.string(),
  stood: z.object({
    step: z.number().int().nullable(),
    had: z.boolean(),
    turns: z.number().int(),
    seat: z.number().int().nullable(),
  }),
});
export type Standing = z.infer<typeof standing>;
