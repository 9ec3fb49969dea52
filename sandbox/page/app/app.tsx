import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { FormView } from '../parts/form';
import { whoId, isDirect } from './address';
import { Choosing, Welcome } from './choosing';
import { Conversation } from './conversation';
import { deeds, openForm } from './doing';
import { line } from './line';
import { Members } from './members';
import { note } from './notes';
import { Opened } from './opened';
import { isChoosing, pane, showsMembers } from './panes';
import { Places } from './places';
import { reader } from './reader';
import { Servers } from './servers';
import { TimeBar } from './timeBar';
import { channel, guild, isOpen, me, view } from './town';

export function App(): JSX.Element {
  const [who, place] = [me.value?.displayName, isDirect.value ? view.value?.bot.name : channel.value?.name];
  useEffect(() => {
    document.title = [place, guild.value?.name, who].filter(Boolean).join(' · ') || 'A local Discord';
  }, [place, who]);
  if (whoId.value === '')
    return (
      <>
        <Welcome />
        <Note />
      </>
    );
  const panes = `town shows-${pane.value}${showsMembers.value && !isDirect.value ? '' : ' no-members'}`;
  return (
    <>
      <nav class="skips" aria-label="Skip">
        <a href="#talk">To the conversation</a>
        {isOpen.value ? <a href="#writer">To where one writes</a> : undefined}
      </nav>
      <TimeBar />
      <Lost />
      <div class={panes}>
        <Servers />
        <Places />
        <Conversation />
        {isDirect.value ? undefined : <Members />}
      </div>
      {isChoosing.value ? <Choosing /> : undefined}
      {openForm.value ? (
        <FormView
          key={openForm.value.form.id}
          {...openForm.value}
          reader={reader.value}
          deeds={deeds}
          app={view.value?.bot}
        />
      ) : undefined}
      <Opened />
      <Note />
    </>
  );
}

const Lost = (): JSX.Element => (
  <div class="lost" role="status">
    {line.value === 'lost' ? 'The town does not answer. Trying again …' : undefined}
  </div>
);

const Note = (): JSX.Element => (
  <div class="note" role="status">
    {note.value}
  </div>
);
