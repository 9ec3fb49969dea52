import { refused, type Refused } from '../../common/refusal';
import { isAway, type RsvpAnswer, type Session } from '../session';

/** Saying beforehand whether one comes. It is a courtesy, nobody else reads it, and saying nothing is as good. */

export function mayAnswer(session: Session, by: string): Refused | null {
  if (!session.members.includes(by)) return refused('notInThisGroup');
  if (session.stage.at === 'closed') return refused('sessionOver');
  return session.stage.at === 'planned' ? null : refused('sessionBegan');
}

type Answers = ReadonlyMap<string, RsvpAnswer>;

/** Whom a reminder calls: everybody but those who rest this week, or pause for longer and have not said that they come. */
export const calledBy = (session: Session, answers: Answers): string[] =>
  session.members.filter((member) => {
    const answer = answers.get(member);
    return answer === undefined ? !isAway(session, member) : answer !== 'not this week';
  });

/** Everybody has said, in so many words, that they are not coming this week. */
export const allRest = (session: Session, answers: Answers): boolean =>
  session.members.length > 0 && calledBy(session, answers).length === 0;

/** Somebody has said that they will be late, so a silent beginning means nothing yet. */
export const isAwaited = (session: Session, answers: Answers): boolean =>
  session.members.some((member) => answers.get(member) === 'late');
