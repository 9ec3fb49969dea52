import type { JSX } from 'preact';
import type { SeenMessage } from '../../control/views';
import type { Reader } from '../reader';
import { spotOf } from './deeds';
import { useSight } from './sight';

/** The name of an author as the reader knows it, or as the message has it. */
export const authorName = ({ author }: SeenMessage, reader: Reader): string =>
  reader.person(author.id)?.name ?? author.name;

/** A name that leads to the card of whom it names, where there is one. */
export function PersonName({ id, name, look }: { id: string; name: string; look: string }): JSX.Element {
  const openProfile = useSight().deeds?.openProfile;
  if (!openProfile) return <span class={look}>{name}</span>;
  return (
    <button type="button" class={look} onClick={(event) => openProfile(id, spotOf(event))}>
      {name}
    </button>
  );
}
