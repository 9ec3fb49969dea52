import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SeenMessage } from '../../client';
import { MessageType } from '../../town/flags';
import { Icon, type IconName } from '../parts/icon';
import { useModal } from '../parts/modal';
import { become, isDirect, whoId } from './address';
import { callAs } from './callAs';
import { messageCommands, personCommands } from './commands';
import { deeds, edit, isRewritable, NO_ANSWER, opened, run } from './doing';
import { Face } from './face';
import { attempt, say } from './notes';
import { Pins } from './pins';
import { members } from './reader';
import { channel, guild, people, setPinned } from './town';

const QUICK = ['👍', '❤️', '🎉', '🙏', '😊'] as const;

/** The menu of a message, the card of a person, or what is pinned, where it was asked for. */
export const Opened = (): JSX.Element => (opened.value ? <Box what={opened.value} /> : <></>);

function Box({ what }: { what: NonNullable<typeof opened.value> }): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  useModal(box);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(8, Math.min(what.at.x, window.innerWidth - width - 8))}px`;
    current.style.top = `${Math.max(8, Math.min(what.at.y, window.innerHeight - height - 8))}px`;
  }, [what]);
  const close = (): void => {
    opened.value = null;
  };
  const person = members.value.get(what.person ?? '')?.name ?? 'Somebody';
  const title = what.message ? 'Message' : what.pins === undefined ? person : 'Pinned messages';
  return (
    <dialog
      class="opened"
      ref={box}
      aria-label={title}
      onClose={close}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      {what.message ? <MessageMenu message={what.message} close={close} /> : undefined}
      {what.pins === undefined ? undefined : <Pins channel={what.pins} close={close} />}
      {what.person === undefined ? undefined : <PersonCard id={what.person} close={close} />}
    </dialog>
  );
}

/** Runs a command of a menu; whether nobody answered is said. */
const use = (command: string, target: string, close: () => void): void => {
  close();
  attempt(async () => {
    if (!(await run(command, { target }))) say(NO_ANSWER);
  });
};

function MessageMenu({ message, close }: { message: SeenMessage; close: () => void }): JSX.Element {
  const isMine = message.author.id === whoId.value;
  const mayPin = isDirect.value || channel.value?.may.pin === true;
  return (
    <div class="menu">
      <div class="quick">
        {QUICK.map((emoji) => (
          <button
            type="button"
            key={emoji}
            aria-label={`React with ${emoji}`}
            onClick={() => {
              close();
              deeds.react(message, emoji);
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
      <Item
        name="Reply"
        icon="reply"
        onPress={() => {
          close();
          deeds.reply?.(message);
        }}
      />
      {isRewritable(message) ? (
        <Item
          name="Edit"
          icon="pencil"
          onPress={() => {
            close();
            edit(message);
          }}
        />
      ) : undefined}
      {mayPin && message.type !== MessageType.ChannelPinned ? (
        <Item
          name={message.pinned ? 'Unpin' : 'Pin'}
          icon="pin"
          onPress={() => {
            close();
            attempt(async () => {
              await callAs(message.pinned ? 'DELETE' : 'PUT', `/messages/${message.id}/pin`);
              setPinned(message.id, !message.pinned);
            });
          }}
        />
      ) : undefined}
      {messageCommands.value.length === 0 ? undefined : (
        <div role="group" aria-label="Apps">
          <p class="menu-head" aria-hidden="true">
            Apps
          </p>
          {messageCommands.value.map(({ id, name }) => (
            <Item key={id} name={name} onPress={() => use(name, message.id, close)} />
          ))}
        </div>
      )}
      {isMine ? (
        <Item
          name="Delete"
          icon="bin"
          isGrave
          onPress={() => {
            close();
            attempt(() => callAs('DELETE', `/messages/${message.id}`));
          }}
        />
      ) : undefined}
    </div>
  );
}

function PersonCard({ id, close }: { id: string; close: () => void }): JSX.Element {
  const known = members.value.get(id);
  const line = people.value.find((one) => one.id === id);
  const roles = guild.value?.roles.filter((role) => known?.roles.includes(role.id)) ?? [];
  const isPlayable = line !== undefined && id !== whoId.value;
  return (
    <div class="card">
      <div class="card-head">
        <Face id={id} name={known?.name ?? ''} />
        <div>
          <div class="card-name">{known?.name ?? 'Somebody'}</div>
          <div class="card-about">{[line?.about, line?.zone.replaceAll('_', ' ')].filter(Boolean).join(' · ')}</div>
        </div>
      </div>
      {roles.length > 0 ? (
        <div class="card-roles">
          {roles.map(({ id: role, name }) => (
            <span key={role}>{name}</span>
          ))}
        </div>
      ) : undefined}
      <div class="menu">
        {personCommands.value.map(({ id: command, name }) => (
          <Item key={command} name={name} onPress={() => use(name, id, close)} />
        ))}
        {isPlayable ? (
          <Item
            name={`Be ${line.displayName}`}
            icon="people"
            onPress={() => {
              close();
              become(line);
            }}
          />
        ) : undefined}
      </div>
    </div>
  );
}

interface ItemProps {
  readonly name: string;
  /** None stands at a command of the bot: that it is one is said instead. */
  readonly icon?: IconName;
  readonly isGrave?: boolean;
  readonly onPress: () => void;
}

const Item = ({ name, icon, isGrave = false, onPress }: ItemProps): JSX.Element => (
  <button type="button" class={isGrave ? 'menu-item grave' : 'menu-item'} onClick={onPress}>
    {name}
    {icon ? <Icon name={icon} /> : <span class="badge">APP</span>}
  </button>
);
