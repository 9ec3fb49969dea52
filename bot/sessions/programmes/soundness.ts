import type { Leaf, Step } from './programme';

/** What can be wrong with steps that each by itself is right: their order, what stands within what, and what they refer to. */

export interface StepFault {
  /** where, from the list of steps on: `[2, 'steps', 0]` */
  readonly path: (string | number)[];
  readonly message: string;
}

/** What a step may rely on when its turn comes. */
interface Known {
  /** somebody is the owner: brought a case, or it is their go in a rotation */
  owner: boolean;
  /** something was written that can be chosen from */
  written: boolean;
}

interface Place {
  readonly path: (string | number)[];
  readonly within: readonly Step['kind'][];
  readonly known: Known;
}

/** Steps within steps within steps: deeper nobody finds their way. */
const deepest = 3;

export function faultsIn(steps: readonly Step[]): StepFault[] {
  const faults = faultsAmong(steps, { path: [], within: [], known: { owner: false, written: false } });
  const isEmpty = steps.every(({ kind }) => kind === 'arrive' || kind === 'close' || kind === 'pause');
  if (isEmpty) faults.push({ path: [], message: 'a session holds a round, a writing or a talk' });
  return faults;
}

function faultsAmong(steps: readonly Step[], place: Place): StepFault[] {
  return steps.flatMap((step, index) => {
    const here = { ...place, path: [...place.path, index] };
    const position = { isFirst: index === 0, isLast: index === steps.length - 1 };
    return [
      ...orderFaults(step, position, here),
      ...('steps' in step ? nestFaults(step, here) : useFaults(step, here)),
    ];
  });
}

function orderFaults({ kind }: Step, at: { isFirst: boolean; isLast: boolean }, { path, within }: Place): StepFault[] {
  if (kind === 'arrive' && (!at.isFirst || within.length > 0)) return [{ path, message: 'arriving comes first' }];
  if (kind === 'close' && (!at.isLast || within.length > 0)) return [{ path, message: 'the close comes last' }];
  return [];
}

function nestFaults(step: Extract<Step, { steps: readonly Step[] }>, { path, within, known }: Place): StepFault[] {
  const faults: StepFault[] = [];
  const wrong = (message: string): number => faults.push({ path, message });
  if (within.length >= deepest) wrong(`steps stand at most ${deepest} deep`);
  if (within.includes(step.kind)) wrong(`a ${step.kind} cannot stand within a ${step.kind}`);
  else if (step.kind === 'split' && within.length > 0) wrong('a split stands by itself, and other steps within it');
  if (faults.length > 0) return faults;
  // The smaller groups know nothing of a case that the circle chose, nor of what it wrote.
  const inside = step.kind === 'split' ? { owner: false, written: false } : known;
  const given = step.kind === 'rotate' ? { ...inside, owner: true } : inside;
  return faultsAmong(step.steps, { path: [...path, 'steps'], within: [...within, step.kind], known: given });
}

function useFaults(step: Leaf, { path, within, known }: Place): StepFault[] {
  const needsOwner =
    ('who' in step && step.who !== undefined && step.who !== 'everybody') ||
    ('silent' in step && step.silent !== undefined);
  const needsWriting = step.kind === 'choose' && step.of === 'written';
  const faults: StepFault[] = [];
  if (needsOwner && !known.owner)
    faults.push({ path, message: 'nobody is the owner here: a choice "of: circle" or a rotation comes first' });
  if (needsWriting && !known.written)
    faults.push({ path, message: 'there is nothing written to choose from: a reveal comes first' });
  if (step.kind === 'choose' && step.of === 'circle') {
    if (within.length > 0)
      faults.push({ path, message: 'a case is brought to the whole circle, not within another step' });
    known.owner = true;
  }
  if (step.kind === 'reveal' && step.becomes !== undefined && within.length > 0)
    faults.push({ path, message: 'what the circle agrees on is written by all of it, not within another step' });
  if (step.kind === 'reveal') known.written = true;
  return faults;
}
