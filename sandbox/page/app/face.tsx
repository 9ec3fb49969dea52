import type { JSX } from 'preact';
import { Avatar } from '../parts/avatar';
import { Seeing } from '../parts/sight';
import { reader } from './reader';

/** Somebody's picture, outside of a message. */
export const Face = ({ id, name }: { id: string; name: string }): JSX.Element => (
  <Seeing value={{ reader: reader.value }}>
    <Avatar id={id} unknown={name} />
  </Seeing>
);
