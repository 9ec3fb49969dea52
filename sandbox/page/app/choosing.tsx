import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Someone } from '../../client';
import { Icon } from '../parts/icon';
import { useModal } from '../parts/modal';
import { become, whoId } from './address';
import { Face } from './face';
import { goToTalk, isChoosing } from './panes';
import { enterList, useRoving } from './roving';
import { people } from './town';

/** Before anything else: whom to be. */
export const Welcome = (): JSX.Element => (
  <main class="welcome">
    <h1>Whose shoes would you like to stand in?</h1>
    <p>
      You see exactly what that person sees, and do what they could do. The one you are waits for you; the others go on
      living their lives.
    </p>
    <Choice level={2} onChosen={() => undefined} />
  </main>
);

export function Choosing(): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  useModal(box);
  const close = (): void => {
    isChoosing.value = false;
  };
  return (
    <dialog
      class="choosing"
      ref={box}
      aria-labelledby="choosing-title"
      onClose={close}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="choosing-head">
        <h2 id="choosing-title">Be somebody</h2>
        <button type="button" class="plain" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <Choice level={3} onChosen={close} />
    </dialog>
  );
}

function Choice({ level, onChosen }: { level: 2 | 3; onChosen: () => void }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // By now a dialog that is around it is open.
  useEffect(() => field.current?.focus(), []);
  const [query, seek] = useState('');
  useRoving(list, { hasColumns: true });
  const groups = useMemo(() => groupsOf(people.value, query), [people.value, query]);
  // Without a word to go by nobody is the one that is meant.
  const meant = query.trim() === '' ? undefined : groups[0]?.members[0];
  const be = (person: Someone): void => {
    onChosen();
    become(person);
    goToTalk();
  };
  const onSeekKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && meant) be(meant);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') enterList(list.current, event.key);
    else return;
    event.preventDefault();
  };
  return (
    <div class="choice-of-people">
      <div class="seek">
        <Icon name="search" />
        <input
          type="search"
          ref={field}
          aria-label="Search people"
          placeholder="Search"
          value={query}
          onInput={(event) => seek(event.currentTarget.value)}
          onKeyDown={onSeekKey}
        />
        <span class="unseen" role="status">
          {meant ? `Enter: be ${meant.displayName}` : undefined}
        </span>
      </div>
      <div class="people" ref={list}>
        {groups.map(({ name, members }) => (
          <section key={name} aria-label={name}>
            <div class="people-group" role="heading" aria-level={level}>
              {name}
            </div>
            <div class="people-grid">
              {members.map((person) => (
                <button
                  type="button"
                  class={person === meant ? 'person meant' : 'person'}
                  key={person.id}
                  data-rove
                  aria-current={person.id === whoId.value ? 'true' : undefined}
                  onClick={() => be(person)}
                >
                  <Face id={person.id} name={person.displayName} />
                  <span class="person-words">
                    <span class="person-name">{person.displayName}</span>
                    <span class="person-about">{lineAbout(person)}</span>
                  </span>
                </button>
              ))}
            </div>
          </section>
        ))}
        {groups.length === 0 ? (
          <p class="nobody">
            {people.value.length === 0 ? 'Nobody lives here yet. They are on their way.' : 'Nobody has this name.'}
          </p>
        ) : undefined}
      </div>
    </div>
  );
}

const lineAbout = ({ about, zone, guilds }: Someone): string =>
  about ??
  [guilds.map(({ name }) => name).join(', '), zone.replaceAll('_', ' ')].filter((one) => one !== '').join(' · ');

interface Group {
  readonly name: string;
  readonly members: readonly Someone[];
}

/** By their standing, and by what the line about them says where that is not (yet) to be seen. */
function groupsOf(all: readonly Someone[], query: string): Group[] {
  const wanted = query.trim().toLowerCase();
  const found = all.filter((one) => `${one.displayName} ${one.name} ${one.about ?? ''}`.toLowerCase().includes(wanted));
  const leads = ({ guilds, about = '' }: Someone): boolean =>
    guilds.some(({ standing }) => standing !== 'member') || /^(host|moderator)/i.test(about);
  const isOutside = ({ guilds, about = '' }: Someone): boolean =>
    guilds.length === 0 || /^(outside|has not joined)/i.test(about);
  const others = found.filter((one) => !leads(one));
  return [
    { name: 'Hosts and moderators', members: found.filter(leads) },
    { name: 'Members', members: others.filter((one) => !isOutside(one)) },
    { name: 'Outsiders', members: others.filter(isOutside) },
  ].filter(({ members }) => members.length > 0);
}
