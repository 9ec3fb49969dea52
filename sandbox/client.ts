/** All that a program on this machine needs to live in the town: what it can do, and the types of what it gets. */

export { SandboxError } from './client/call';
export type { Component, MemberClient, Outcome, Speaking } from './client/member';
export { connectSandbox, type FaultWish, type SandboxClient } from './client/town';
export type { ClockReading } from './clock';
export type { GuildState, Person, SeenChannel, SeenMessage } from './control/views';
export type { LiveChange } from './control/live';
export type { Someone } from './control/people';
export type { View } from './control/seeing';
export type { GuildView, May, ViewChannel, ViewEvent, ViewMember } from './control/view';
export type { FaultPlan, PlannedFault } from './faults/faults';
export type { FaultMode, GatewayMode, RequestMode } from './faults/kinds';
export type { LimitState } from './limits/limits';
export type { LimitNumbers, LimitOption } from './limits/numbers';
export type { Follower } from './follower';
export type { SeenCommand } from './interactions/commands';
export type { FieldValue } from './interactions/form';
export type { GivenFile } from './interactions/givenFile';
export type { OptionValue } from './interactions/options';
export type { SeenForm } from './interactions/store';
export type { LedgerEntry, LedgerKind, LedgerQuery } from './ledger';
export type { Report } from './tally';
export type { Awaited, Moment } from './world';
export { buttonsOf, fieldsOf, selectsOf, textOf, type SeenButton, type SeenField, type SeenSelect } from './reading';
