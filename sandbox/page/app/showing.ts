import { effect } from '@preact/signals';
import type { Awaited } from '../../client';
import { channelId, DIRECT, go } from './address';
import { homeIn } from './home';
import { pane } from './panes';
import { guild, isOpen, me, view } from './town';

const IN_USE = '[data-custom-id]:is(button):not(:disabled), [data-custom-id] > .select-face:not(:disabled)';

/** Goes to what is waited for, and up to the newest message in which something can be pressed. */
export async function show({ channel }: Pick<Awaited, 'channel'>): Promise<void> {
  const here = guild.peek()?.channels ?? [];
  const isDirect = channel !== undefined && view.peek()?.direct?.id === channel;
  const isHere = here.some(({ id }) => id === channel);
  // Where it is not told, it is where they were last spoken to among few.
  const to = isDirect || isHere ? channel : homeIn(here, me.peek()?.id ?? '')?.id;
  if (to === undefined) return;
  if (to !== channelId.peek()) go({ channel: to, ...(isDirect ? { guild: DIRECT } : {}) });
  pane.value = 'talk';
  await arrival(to);
  // Drawn, and led down to the newest.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const rows = [...document.querySelectorAll('#talk [data-message]')];
  const row = rows.findLast((one) => one.querySelector(IN_USE));
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>(IN_USE)?.focus();
}

/** Never, where they have turned elsewhere meanwhile. */
const arrival = (channel: string): Promise<void> =>
  new Promise((arrived) => {
    const stop = effect(() => {
      if (isOpen.value && channelId.value === channel) arrived();
      // Not within its own first run, in which it is not known yet.
      if (channelId.value !== channel || isOpen.value) queueMicrotask(() => stop());
    });
  });
