import type { JSX } from 'preact';
import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ViewChannel } from '../../client';
import { Icon } from '../parts/icon';
import { channelId, whoId, isDirect } from './address';
import { call } from './call';
import { CommandForm } from './commandForm';
import { commandsFor, slashCommands, type Leaf } from './commands';
import { replyingTo } from './doing';
import { attempt } from './notes';
import { Picker, usePicker } from './picker';
import { reader } from './reader';
import { channel, view } from './town';

const MOST_LETTERS = 2_000;

/** What has been begun in each channel, while one looks elsewhere. */
const drafts = signal<ReadonlyMap<string, string>>(new Map());

/** Where one writes, and types commands. */
export function Writer(): JSX.Element {
  const [command, choose] = useState<Leaf | null>(null);
  const [isBack, comeBack] = useState(false);
  const may = isDirect.value ? { write: true, use: true } : channel.value?.may;
  useEffect(() => {
    attempt(commandsFor);
  }, []);
  const done = (): void => {
    choose(null);
    comeBack(true);
  };
  if (command) return <CommandForm command={command} onDone={done} />;
  if (may && !may.write && !may.use)
    return (
      <div class="writer shut" id="writer" tabIndex={-1}>
        {channel.value?.thread?.locked ? 'This thread is locked.' : 'You can read here, and not write.'}
      </div>
    );
  return <Paper onCommand={choose} isBack={isBack} mayWrite={may?.write !== false} mayUse={may?.use !== false} />;
}

interface PaperProps {
  readonly onCommand: (leaf: Leaf) => void;
  /** From a command: the keyboard stays where one writes. */
  readonly isBack: boolean;
  readonly mayWrite: boolean;
  readonly mayUse: boolean;
}

function Paper(p: PaperProps): JSX.Element {
  const paper = useRef<HTMLTextAreaElement>(null);
  const draft = drafts.value.get(channelId.value) ?? '';
  const write = (words: string): void => {
    drafts.value = new Map(drafts.peek()).set(channelId.peek(), words);
  };
  const take = (leaf: Leaf): void => {
    write('');
    p.onCommand(leaf);
  };
  const picker = usePicker({ words: p.mayUse ? draft : '', commands: slashCommands.value, onPick: take });
  useLayoutEffect(() => {
    const { current } = paper;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, 200)}px`;
  }, [draft]);
  useEffect(() => {
    if (p.isBack) paper.current?.focus();
  }, []);
  const answered = replyingTo.value;
  useEffect(() => {
    if (answered) paper.current?.focus();
  }, [answered]);

  const send = (): void => {
    const content = draft.trim();
    if (content === '' || content.length > MOST_LETTERS || !p.mayWrite) return;
    const repliesTo = replyingTo.peek()?.id;
    attempt(async () => {
      const body = { channel: channelId.peek(), content, ...(repliesTo === undefined ? {} : { repliesTo }) };
      await call('POST', `/as/${whoId.peek()}/messages`, body);
      write('');
      replyingTo.value = null;
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (picker.onKey(event)) return;
    if (event.key === 'Escape' && replyingTo.peek()) replyingTo.value = null;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const name = isDirect.value ? `@${view.value?.bot.name ?? ''}` : nameOf(channel.value);
  const left = MOST_LETTERS - draft.length;
  return (
    <div class="writer" id="writer" tabIndex={-1}>
      <Picker picker={picker} />
      {answered ? (
        <div class="replying">
          Replying to <strong>{reader.value.person(answered.author.id)?.name ?? answered.author.name}</strong>
          <button type="button" class="plain" aria-label="Do not reply" onClick={() => (replyingTo.value = null)}>
            <Icon name="close" />
          </button>
        </div>
      ) : undefined}
      <div class="paper">
        <textarea
          ref={paper}
          rows={1}
          value={draft}
          placeholder={p.mayWrite ? `Message ${name}` : 'Type / for what the app can do'}
          aria-label={p.mayWrite ? `Message ${name}` : 'A command'}
          aria-invalid={left < 0}
          {...picker.listening}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {left < 200 ? <span class={left < 0 ? 'left over' : 'left'}>{left}</span> : undefined}
        <button
          type="button"
          class="plain send"
          aria-label="Send"
          disabled={draft.trim() === '' || left < 0 || !p.mayWrite}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}

/** The sign stands before channels alone; the name of a thread is words. */
const nameOf = (here: ViewChannel | null): string => (here?.thread ? `“${here.name}”` : `#${here?.name ?? ''}`);
