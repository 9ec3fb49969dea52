import type { JSX } from 'preact';
import type { ViewChannel } from '../../client';
import { channelIcon } from '../parts/choices';
import { Icon } from '../parts/icon';
import { callAs } from './callAs';
import { Face } from './face';
import { attempt } from './notes';
import { reader } from './reader';
import { whoId } from './address';

/** A room to speak in, and who is there. Pressing it goes in or out. */
export function VoiceRoom({ channel }: { channel: ViewChannel }): JSX.Element {
  const { id, name, may, voice = [] } = channel;
  const isIn = voice.some(({ user }) => user === whoId.value);
  const move = (): void =>
    attempt(() => (isIn ? callAs('DELETE', '/voice') : callAs('PUT', '/voice', { channel: id })));
  const deed = isIn ? 'Leave' : may.connect ? 'Join' : '';
  const about = isIn ? 'voice room, you are in it' : may.connect ? 'voice room' : 'voice room, closed to you';
  return (
    <div class="room">
      <button
        type="button"
        class={`place-link${isIn ? ' in' : ''}`}
        data-rove
        disabled={!isIn && !may.connect}
        onClick={move}
      >
        <Icon name={may.connect ? channelIcon(channel.type) : 'lock'} />
        <span class="place-words">{name}</span>
        <span class="unseen">, {about} </span>
        <span class="room-deed">{deed}</span>
      </button>
      {voice.length > 0 ? (
        <ul class="room-people" aria-label={`In ${name}`}>
          {voice.map(({ user, mute, deaf }) => {
            const called = reader.value.person(user)?.name ?? 'somebody';
            return (
              <li key={user}>
                <Face id={user} name={called} />
                <span class="place-words">{called}</span>
                {mute ? <Icon name="mute" /> : undefined}
                {deaf ? <Icon name="deaf" /> : undefined}
                {mute || deaf ? (
                  <span class="unseen">{[mute && 'muted', deaf && 'deafened'].filter(Boolean).join(', ')}</span>
                ) : undefined}
              </li>
            );
          })}
        </ul>
      ) : undefined}
    </div>
  );
}
