import { ChannelType } from '../town/flags';
import type { Asked } from '../validate/bodies';
import { numberIn } from '../wire/json';

/** Where the description offers several schemas for one route, and what the route is about decides: which one. */
export function branchOf(operation: string, ask: Asked): string | undefined {
  if (operation === 'create_thread') return 'CreateTextThreadWithoutMessageRequest';
  if (operation === 'create_channel_invite') return 'CreateGuildInviteRequest';
  if (operation === 'execute_webhook') return 'IncomingWebhookRequestPartial';
  if (operation === 'update_channel') return channelBranch(ask);
  if (operation === 'update_guild_scheduled_event') return eventBranch(ask);
  return undefined;
}

function channelBranch(ask: Asked): string {
  const channel = ask.town.channels.get(ask.params.channel ?? '');
  if (channel?.thread) return 'UpdateThreadRequestPartial';
  return channel?.type === ChannelType.DM ? 'UpdateDMRequestPartial' : 'UpdateGuildChannelRequestPartial';
}

function eventBranch(ask: Asked): string | undefined {
  const event = ask.town.guilds.get(ask.params.guild ?? '')?.events.get(ask.params.event ?? '');
  const names: Readonly<Record<number, string>> = {
    1: 'StageScheduledEventPatchRequestPartial',
    2: 'VoiceScheduledEventPatchRequestPartial',
    3: 'ExternalScheduledEventPatchRequestPartial',
  };
  return names[numberIn(ask.body.entity_type ?? event?.entity_type) ?? 0];
}
