import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ViewChannel } from '../../client';
import { Icon } from '../parts/icon';
import { authorName } from '../parts/person';
import { channelId, isDirect } from './address';
import { callAs } from './callAs';
import { CommandForm } from './commandForm';
import { commandsFor, leavesFor, slashCommands, type Leaf } from './commands';
import { edit, isRewritable } from './doing';
import { draft, stopRewriting, takeAway, write } from './drafts';
import { begunAt, mentionsFor, sentAs, shownAs, withName, type Mentionable } from './mentions';
import { attempt } from './notes';
import { CommandLine, MentionLine } from './picked';
import { Picker, usePicker } from './picker';
import { mentionable, reader } from './reader';
import { channel, messages, view } from './town';
import { tellTyping } from './tellTyping';

const MOST_LETTERS = 2_000;

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
  const { words, picked, original, rewriting } = draft.value;
  const [caret, setCaret] = useState(words.length);
  /** Where the caret goes once a name has taken the place of its letters. */
  const after = useRef<number | undefined>(undefined);
  const take = (leaf: Leaf): void => {
    write({ words: '', picked: new Map() });
    p.onCommand(leaf);
  };
  const isCommand = !rewriting && p.mayUse && /^\/[^\n]*$/u.test(words);
  const commands = usePicker<Leaf>({
    typed: isCommand ? words : undefined,
    spot: words,
    found: isCommand ? leavesFor(words.slice(1), slashCommands.value) : [],
    onPick: take,
  });
  const begun = p.mayWrite && !isCommand ? begunAt(words, caret) : undefined;
  const found = begun ? mentionsFor(begun, mentionable.value) : [];
  const names = usePicker<Mentionable>({
    typed: begun && found.length > 0 ? words.slice(0, begun.caret) : undefined,
    // Whoever closed it goes on with that word as it is.
    spot: `${begun?.from ?? ''}`,
    found,
    onPick: (one) => {
      if (!begun) return;
      const name = shownAs(one, mentionable.peek());
      const next = withName(words, begun, name);
      write({ words: next.words, picked: new Map(picked).set(name, one.value) });
      setCaret(next.caret);
      after.current = next.caret;
    },
  });
  useLayoutEffect(() => {
    const { current } = paper;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, 200)}px`;
    if (after.current !== undefined) current.setSelectionRange(after.current, after.current);
    after.current = undefined;
  }, [words]);
  useLayoutEffect(() => {
    if (p.isBack) paper.current?.focus();
  }, []);
  /** One that was chosen before they came here does not take the keyboard. */
  const about = rewriting?.message ?? original;
  const answered = useRef(about);
  useLayoutEffect(() => {
    if (about && about !== answered.current) paper.current?.focus();
    answered.current = about;
  }, [about]);

  const stopReplying = (): void => write({ original: undefined });
  const sent = sentAs(words, picked);
  const send = (): void => {
    const content = sent.trim();
    if (content === '' || content.length > MOST_LETTERS || !p.mayWrite) return;
    if (rewriting) {
      const { message } = rewriting;
      attempt(async () => {
        if (content !== message.content) await callAs('PATCH', `/messages/${message.id}`, { content });
        stopRewriting();
      });
      return;
    }
    const body = { channel: channelId.peek(), content, ...(original ? { repliesTo: original.id } : {}) };
    // At once: what is typed next is another message, and Enter twice is one.
    const putBack = takeAway();
    attempt(() =>
      callAs('POST', '/messages', body).catch((fault: unknown) => {
        putBack();
        throw fault;
      }),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (commands.onKey(event) || names.onKey(event)) return;
    if (event.key === 'Escape' && rewriting) stopRewriting();
    else if (event.key === 'Escape' && original) stopReplying();
    const last = event.key === 'ArrowUp' && words === '' ? messages.peek().findLast(isRewritable) : undefined;
    if (last) {
      event.preventDefault();
      edit(last);
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const name = isDirect.value ? `@${view.value?.bot.name ?? ''}` : nameOf(channel.value);
  const left = MOST_LETTERS - sent.length;
  return (
    <div class="writer" id="writer" tabIndex={-1}>
      <Picker
        picker={commands}
        label="Commands"
        none="No command of that name. Without a slash it is a message."
        keyOf={({ path }) => path}
      >
        {CommandLine}
      </Picker>
      <Picker picker={names} label="Names" none="" keyOf={({ value }) => value}>
        {(choice) => <MentionLine choice={choice} />}
      </Picker>
      {original ? (
        <div class="replying">
          Replying to <strong>{authorName(original, reader.value)}</strong>
          <button type="button" class="plain" aria-label="Do not reply" onClick={stopReplying}>
            <Icon name="close" />
          </button>
        </div>
      ) : undefined}
      {rewriting ? (
        <div class="replying">
          Editing your message. Enter saves, Escape leaves it as it was
          <button type="button" class="plain" aria-label="Do not edit" onClick={stopRewriting}>
            <Icon name="close" />
          </button>
        </div>
      ) : undefined}
      <div class="paper">
        <textarea
          ref={paper}
          rows={1}
          dir="auto"
          value={words}
          placeholder={p.mayWrite ? `Message ${name}` : 'Type / for what the app can do'}
          aria-label={p.mayWrite ? `Message ${name}` : 'A command'}
          aria-invalid={left < 0}
          {...(names.isOpen ? names : commands).listening}
          onInput={(event) => {
            write({ words: event.currentTarget.value });
            setCaret(event.currentTarget.selectionStart);
            if (p.mayWrite && !rewriting) tellTyping(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => setCaret(event.currentTarget.selectionStart)}
          onClick={(event) => setCaret(event.currentTarget.selectionStart)}
        />
        {left < 200 ? <span class={left < 0 ? 'left over' : 'left'}>{left}</span> : undefined}
        <button
          type="button"
          class="plain send"
          aria-label="Send"
          disabled={words.trim() === '' || left < 0 || !p.mayWrite}
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
