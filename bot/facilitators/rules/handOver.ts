import { refused, type Refused } from '../../common/refusal';
import type { Choice } from './choice';

/** Who may hand on the time of a session, and who may take it. Nobody gets it without having said yes. */

export interface Post {
  readonly at: 'planned' | 'running' | 'closed';
  readonly members: readonly string[];
  /** null: Grove leads by itself */
  readonly facilitator: string | null;
}

export interface Offered {
  readonly id: string;
  /** null: whoever in the circle likes */
  readonly to: string | null;
}

/** `keeps`: looks after the time of the circle as one who was appointed, or facilitates the session that is going on. */
export function mayChoose(
  post: Post,
  { by, keeps, choice }: { by: string; keeps: boolean; choice: Choice },
): Refused | null {
  if (post.at === 'closed') return refused('sessionOver');
  const isMember = post.members.includes(by);
  if (choice.is === 'never' || choice.is === 'again') return isMember ? null : refused('notInThisGroup');
  if (choice.is === 'mine') {
    if (!isMember) return refused('notInThisGroup');
    if (post.at === 'running') return refused('sessionBegan');
    return post.facilitator === null || post.facilitator === by ? null : refused('timeIsTaken');
  }
  const isTheirs = post.facilitator === by || (post.at === 'running' && keeps);
  if (!isTheirs) return refused('timeIsNotYours');
  if (choice.is === 'circle' && post.at === 'running') return refused('sessionBegan');
  if (choice.is !== 'ask') return null;
  if (choice.user === post.facilitator) return refused('timeIsTheirs');
  return post.members.includes(choice.user) ? null : refused('notOfThisCircle');
}

/** What comes of a yes: whoever was quicker has it, and nobody is told off for a kind thought. */
export type Answer = 'yes' | 'yours' | 'settled' | 'for another';

export function answerTo(
  post: Post,
  { by, offer, open }: { by: string; offer: string; open: Offered | null },
): Answer | Refused {
  if (!post.members.includes(by)) return refused('notInThisGroup');
  if (post.at === 'closed') return refused('sessionOver');
  if (post.facilitator === by) return 'yours';
  if (open?.id !== offer) return 'settled';
  return open.to === null || open.to === by ? 'yes' : 'for another';
}
