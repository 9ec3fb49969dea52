import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { GuildView, ViewMember } from '../../client';
import { Icon } from '../parts/icon';
import { spotOf } from '../parts/deeds';
import { opened } from './doing';
import { Face } from './face';
import { useRoving } from './roving';
import { channel, guild } from './town';

/** More than anybody reads through; a search in the member list is what Discord has for it. */
const MOST_SHOWN = 200;

/** Who is in the server, or in the thread that is open. */
export function Members(): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useRoving(list);
  const here = guild.value;
  const thread = channel.value?.thread;
  const all = (here?.members ?? []).filter(({ id }) => !thread || thread.members.includes(id));
  const groups = here ? groupsOf(here, all.slice(0, MOST_SHOWN)) : [];
  return (
    <aside class="members" aria-label={thread ? 'Members of the thread' : 'Members'}>
      <div class="members-head">
        <button type="button" class="plain back" aria-label="Back to the conversation" onClick={() => history.back()}>
          <Icon name="back" />
        </button>
        <h2>{thread ? 'In this thread' : 'Members'}</h2>
      </div>
      <div class="members-list" ref={list}>
        {groups.map(({ name, members }) => (
          <section key={name}>
            <h3>
              {name} — {members.length}
            </h3>
            {members.map((member) => (
              <Row key={member.id} member={member} />
            ))}
          </section>
        ))}
        {all.length > MOST_SHOWN ? <p class="members-more">and {all.length - MOST_SHOWN} more</p> : undefined}
      </div>
    </aside>
  );
}

function Row({ member }: { member: ViewMember }): JSX.Element {
  return (
    <button
      type="button"
      class="member"
      data-rove
      aria-haspopup="dialog"
      onClick={(event) => (opened.value = { person: member.id, at: spotOf(event) })}
    >
      <Face id={member.id} name={member.name} />
      <span class="place-words">{member.name}</span>
      {member.bot ? <span class="badge">APP</span> : undefined}
    </button>
  );
}

interface Group {
  readonly name: string;
  readonly members: readonly ViewMember[];
}

/** By their highest role, then those who have none. */
function groupsOf({ roles, id: everyone }: GuildView, members: readonly ViewMember[]): Group[] {
  const named = roles
    .filter(({ id }) => id !== everyone)
    .map(({ id, name }) => ({
      name,
      members: members.filter((member) => roles.find((role) => member.roles.includes(role.id))?.id === id),
    }));
  const rest = members.filter((member) => member.roles.length === 0);
  return [...named, { name: 'Members', members: rest }]
    .map((group) => ({ ...group, members: [...group.members].sort((a, b) => a.name.localeCompare(b.name)) }))
    .filter((group) => group.members.length > 0);
}
