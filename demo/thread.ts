import { SandboxError, type MemberClient, type SeenMessage } from '../sandbox/client';
import type { Circle } from './place';

/** What everybody in the circle reads, through the eyes of one of them. */
export async function readTogether({ members, thread }: Circle): Promise<readonly SeenMessage[]> {
  for (const { acts } of members) {
    const seen = await messagesFor(acts, thread);
    if (seen) return seen.filter(({ ephemeral }) => !ephemeral);
  }
  return [];
}

/** Undefined for whoever cannot see the thread any more: they may have left at the page. */
export async function messagesFor(acts: MemberClient, thread: string): Promise<SeenMessage[] | undefined> {
  try {
    return await acts.messages(thread);
  } catch (fault) {
    if (fault instanceof SandboxError && (fault.status === 403 || fault.status === 404)) return undefined;
    throw fault;
  }
}
