import type { JSX } from 'preact';
import type { Reader } from '../reader';
import { beginsDay, continues, instantOf } from '../rows';
import type { Item } from '../screen';
import type { Deeds } from './deeds';
import { MessageView } from './message';
import { DayDivider, NewDivider, NoticeView } from './notice';

interface RowProps {
  readonly item: Item;
  readonly before: Item | undefined;
  readonly reader: Reader;
  readonly deeds?: Deeds | undefined;
  /** The first one that they have not read yet. */
  readonly isNew?: boolean;
  /** The custom_id of the select menu that is drawn open in a picture. */
  readonly open?: string | undefined;
}

/** One line of a conversation, with what parts it from the one above. */
export function Row({ item, before, reader, deeds, isNew = false, open }: RowProps): JSX.Element {
  const at = instantOf(item);
  return (
    <>
      {at && beginsDay(before, item, reader.zone) ? <DayDivider at={at} reader={reader} /> : undefined}
      {isNew ? <NewDivider /> : undefined}
      {item.is === 'message' ? (
        <MessageView
          message={item.message}
          original={item.original}
          continues={!isNew && continues(before, item, reader.zone)}
          reader={reader}
          deeds={deeds}
          open={open}
        />
      ) : (
        <NoticeView notice={item} reader={reader} deeds={deeds} />
      )}
    </>
  );
}
