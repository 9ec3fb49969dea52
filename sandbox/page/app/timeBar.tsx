import type { JSX } from 'preact';
import { computed } from '@preact/signals';
import { Icon } from '../parts/icon';
import { inZone } from '../times';
import { attempt } from './notes';
import { isChoosing } from './panes';
import { Face } from './face';
import { awaited, isMoving, isPaused, moments, moveClock, now, passed, reading, setClock } from './time';
import { show } from './showing';
import { me, people } from './town';
import { Look } from './look';

const SPEEDS = [1, 10, 60, 600] as const;

/** The town's time: when it is there, how fast it goes, and where it may be moved to. */
export function TimeBar(): JSX.Element {
  return (
    <header class="time-bar">
      <Clock />
      <div class="time-tools" role="group" aria-label="The town’s time">
        <PauseButton />
        {reading.value?.held === undefined ? <Free /> : <Held by={reading.value.held} />}
      </div>
      <You />
      <Awaited />
    </header>
  );
}

/** What moves the time while nobody else does. */
const Free = (): JSX.Element => (
  <>
    <Speeds />
    <NextButton />
    <Jump />
  </>
);

function Clock(): JSX.Element {
  const zone = me.value?.zone ?? 'UTC';
  const day = inZone(now.value, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const time = inZone(now.value, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return (
    <time class="clock" dateTime={now.value.toISOString()} title={`The town’s time, in ${zone}`}>
      <span class="clock-day">{day}</span> <span class="clock-time">{time}</span>{' '}
      <span class="clock-zone">{zone.replaceAll('_', ' ')}</span>
    </time>
  );
}

function PauseButton(): JSX.Element {
  const isStill = isPaused.value;
  const speed = reading.value?.speed ?? 0;
  const wish = isStill ? (speed === 0 && !reading.value?.held ? { speed: 1 } : { paused: false }) : { paused: true };
  return (
    <button type="button" class="tool" onClick={() => attempt(() => setClock(wish))}>
      <Icon name={isStill ? 'play' : 'pause'} />
      {isStill ? 'Play' : 'Pause'}
    </button>
  );
}

function Speeds(): JSX.Element {
  const current = isPaused.value ? 0 : (reading.value?.speed ?? 0);
  return (
    <div class="speeds" role="group" aria-label="Speed">
      {SPEEDS.map((speed) => (
        <button
          type="button"
          class="tool"
          aria-pressed={current === speed}
          aria-label={`×${speed}: ${speed} times as fast as your own clock`}
          onClick={() => attempt(() => setClock({ speed }))}
        >
          ×{speed}
        </button>
      ))}
    </div>
  );
}

/** Not switched off while it works: that would take the keyboard away from it. */
function NextButton(): JSX.Element {
  return (
    <button
      type="button"
      class="tool"
      aria-busy={isMoving.value}
      title="To the next thing that is due"
      onClick={() => attempt(() => moveClock({ toNext: true }))}
    >
      <Icon name="next" />
      Next event
    </button>
  );
}

function Jump(): JSX.Element {
  const zone = me.value?.zone ?? 'UTC';
  const ahead = moments.value.slice(passed.value);
  const when = (at: string): string =>
    inZone(new Date(at), zone, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
  return (
    <select
      class="tool jump"
      aria-label="Jump to a moment"
      value=""
      disabled={ahead.length === 0}
      onChange={(event) => {
        const to = event.currentTarget.value;
        event.currentTarget.value = '';
        if (to !== '') attempt(() => moveClock({ to }));
      }}
    >
      <option value="">{isMoving.value ? 'On the way …' : ahead.length === 0 ? 'Nothing planned' : 'Jump to …'}</option>
      {ahead.slice(0, 40).map(({ at, name }) => (
        <option key={`${at} ${name}`} value={at}>
          {name} · {when(at)}
        </option>
      ))}
    </select>
  );
}

/** What the one you are is waited for with. */
const ofYou = computed(() => awaited.value.filter(({ user }) => user === me.value?.id));
/** Who else is waited for, in another window. */
const ofOthers = computed(() => {
  const ids = new Set(awaited.value.flatMap(({ user }) => (user === me.value?.id ? [] : [user])));
  return people.value.flatMap(({ id, displayName }) => (ids.has(id) ? [displayName] : []));
});

/** Whoever tells a story moves the time meanwhile; a pause is possible all the same. */
function Held({ by }: { by: string }): JSX.Element {
  const words = isPaused.value ? `Paused: ${by} goes on when you press Play.` : `For now ${by} moves the time.`;
  return (
    <span class="held" role="status">
      {awaited.value.length === 0 ? words : ''}
    </span>
  );
}

function Awaited(): JSX.Element {
  return (
    <div class="awaited" role="status">
      {ofYou.value.map(({ deed, channel }) => (
        <p key={deed}>
          <Icon name="people" />
          <span>
            <strong>The story waits for you:</strong> {deed}
          </span>
          {channel === undefined ? undefined : (
            <button type="button" class="tool" onClick={() => attempt(() => show(channel))}>
              Show
            </button>
          )}
        </p>
      ))}
      {ofYou.value.length === 0 && ofOthers.value.length > 0 ? (
        <p>
          <Icon name="people" />
          <span>The story waits for {ofOthers.value.join(' and ')}, in another window.</span>
        </p>
      ) : undefined}
    </div>
  );
}

function You(): JSX.Element {
  const mine = me.value;
  return (
    <div class="you">
      <Look />
      <button type="button" class="be" onClick={() => (isChoosing.value = true)} aria-haspopup="dialog">
        {mine ? <Face id={mine.id} name={mine.displayName} /> : <Icon name="people" />}
        <span class="be-words">
          <span class="be-name">{mine ? `You are ${mine.displayName}` : 'You are somebody'}</span>
          <span class="be-more">Be somebody else</span>
        </span>
      </button>
    </div>
  );
}
