import { effect } from '@preact/signals';
import { channelId, DIRECT, go } from './address';
import { pane } from './panes';
import { guild, isOpen, view } from './town';

const IN_USE = '[data-custom-id]:is(button):not(:disabled), [data-custom-id] > .select-face:not(:disabled)';

/** Goes to what is waited for, and up to the newest message in which something can be pressed. */
export async function show(channel: string): Promise<void> {
  const isDirect = view.peek()?.direct?.id === channel;
  if (!isDirect && guild.peek()?.channels.every(({ id }) => id !== channel) !== false) return;
  if (channel !== channelId.peek()) go({ channel, ...(isDirect ? { guild: DIRECT } : {}) });
  pane.value = 'talk';
  await arrival(channel);
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
