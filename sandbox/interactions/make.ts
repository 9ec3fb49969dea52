import { channelShape } from '../shapes/channels';
import { partialGuildShape } from '../shapes/guilds';
import { messageShape } from '../shapes/messages';
import { memberShape, userShape } from '../shapes/people';
import { guildHolding } from '../town/lookup';
import type { Channel, Message } from '../town/model';
import { channelPermissions } from '../town/permissions';
import { snowflake } from '../town/snowflake';
import { numberIn, textIn, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { InteractionType, type Interaction } from './store';

export interface Doing {
  readonly type: number;
  readonly userId: string;
  readonly channel: Channel;
  readonly data: JsonObject;
  readonly source?: Message;
  readonly command?: string;
  readonly from?: Interaction;
}

/** Sends INTERACTION_CREATE and starts the three seconds. */
export function interact(world: World, p: Doing): Interaction {
  const id = snowflake();
  const interaction: Interaction = {
    id,
    token: `aW50ZXJhY3Rpb24${world.secret()}${world.secret()}`,
    type: p.type,
    userId: p.userId,
    guildId: p.channel.guildId,
    channelId: p.channel.id,
    sourceId: p.source?.id ?? null,
    command: p.command ?? null,
    commandType: p.type === InteractionType.Command ? (numberIn(p.data.type) ?? 1) : null,
    targetId: textIn(p.data.target_id) ?? null,
    from: p.from ?? null,
    bornAt: Date.now(),
    sentAt: performance.now(),
    answer: null,
    originalId: null,
    pending: false,
    followUps: [],
    form: null,
    choices: [],
    failed: false,
    timer: setTimeout(() => fail(world, interaction), world.settings.interactionMs),
  };
  interaction.timer.unref();
  world.interactions.add(interaction);
  // Interactions are for whoever runs the application, whatever intents they named.
  world.gateway.dispatch(
    'INTERACTION_CREATE',
    { intents: null, guild: p.channel.guildId },
    payload(world, interaction, p),
  );
  return interaction;
}

/** "This application did not respond": the person sees it, and the token is dead. */
function fail(world: World, interaction: Interaction): void {
  if (interaction.answer) return;
  interaction.failed = true;
  // While somebody types, an unanswered question for choices goes unnoticed.
  if (interaction.type !== InteractionType.Autocomplete) {
    world.ledger.write({
      kind: 'failed',
      guild: interaction.guildId,
      channel: interaction.channelId,
      ...(interaction.sourceId === null ? {} : { message: interaction.sourceId }),
      author: interaction.userId,
      audience: [interaction.userId],
      text: 'This application did not respond',
    });
  }
  world.interactions.changed(interaction);
}

function payload(world: World, interaction: Interaction, p: Doing): JsonObject {
  const { town } = world;
  const guild = guildHolding(town, p.channel);
  const user = town.users.get(p.userId);
  const member = guild?.members.get(p.userId);
  const bits = channelPermissions(town, p.channel, p.userId).toString();
  const who: JsonObject =
    guild && member && user
      ? { member: { ...memberShape(member, user), permissions: bits } }
      : { user: user ? userShape(user) : null };
  return {
    id: interaction.id,
    application_id: town.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data: p.data,
    ...who,
    ...(guild ? { guild_id: guild.id, guild: partialGuildShape(guild), guild_locale: guild.locale } : {}),
    channel_id: p.channel.id,
    channel: { ...channelShape(town, p.channel), permissions: bits },
    ...(p.source ? { message: messageShape(town, p.source) } : {}),
    locale: user?.locale ?? 'en-US',
    app_permissions: channelPermissions(town, p.channel, town.botId).toString(),
    entitlements: [],
    authorizing_integration_owners: guild ? { '0': guild.id } : { '0': '0' },
    context: guild ? 0 : 1,
    attachment_size_limit: 10_485_760,
  };
}
