import { keepFile } from '../acts/files';
import { ControlError } from '../refusal';
import { channelShape } from '../shapes/channels';
import { messageShape } from '../shapes/messages';
import { bareMemberShape, roleShape, userShape } from '../shapes/people';
import { OptionType } from '../town/flags';
import type { Guild } from '../town/model';
import { canSee, channelPermissions } from '../town/permissions';
import { Component } from '../wire/components';
import { numberIn, objectsIn, textIn, type Json, type JsonObject } from '../wire/json';
import type { World } from '../world';
import { readGivenFile, type GivenFile } from './givenFile';

/** What a person puts into an option. */
export type OptionValue = string | number | boolean | GivenFile;

/** The command, or the subcommand the path leads to. */
export function leafOf(command: JsonObject, path: readonly string[]): JsonObject {
  let leaf = command;
  for (const name of path) {
    const next = objectsIn(leaf.options).find(
      (option) => option.name === name && (option.type === OptionType.Subcommand || option.type === OptionType.Group),
    );
    if (!next) throw new ControlError(404, `no such subcommand: ${name}`);
    leaf = next;
  }
  const open = objectsIn(leaf.options).some(
    (option) => option.type === OptionType.Subcommand || option.type === OptionType.Group,
  );
  if (open)
    throw new ControlError(
      400,
      `a subcommand must be chosen: ${objectsIn(leaf.options)
        .map((option) => textIn(option.name))
        .join(', ')}`,
    );
  return leaf;
}

/** Turns plain values into options, with what they point to; refuses what Discord's client would not let a person send. */
export function optionData(
  leaf: JsonObject,
  p: {
    resolver: Resolver;
    values: Record<string, OptionValue>;
    focused?: { name: string; value: string };
  },
): JsonObject[] {
  const known = objectsIn(leaf.options);
  for (const name of Object.keys(p.values))
    if (!known.some((option) => option.name === name)) throw new ControlError(400, `no such option: ${name}`);
  return known.flatMap((option) => {
    const name = textIn(option.name) ?? '';
    if (p.focused?.name === name) return [{ name, type: option.type, value: p.focused.value, focused: true }];
    const value = p.values[name];
    if (value !== undefined) return [{ name, type: option.type, value: p.resolver.value(option, value) }];
    // While a person is still typing, required options may be missing.
    if (option.required === true && !p.resolver.forge && !p.focused)
      throw new ControlError(400, `option ${name} is required`);
    return [];
  });
}

/** Checks values, and gathers the users, members, roles, channels and files they point to. */
export class Resolver {
  readonly resolved: Record<string, JsonObject> = {};

  constructor(
    private readonly world: World,
    /** Where it is chosen, and by whom; with `forge`, also what Discord's client would not offer. */
    private readonly at: {
      readonly guild: Guild | undefined;
      readonly channel: string;
      readonly user: string;
      readonly forge: boolean;
    },
  ) {}

  /** Whether what Discord's client would not send is sent all the same. */
  get forge(): boolean {
    return this.at.forge;
  }

  value(option: JsonObject, value: OptionValue): string | number | boolean {
    const type = numberIn(option.type);
    const isFile = typeof value === 'object';
    if (isFile !== (type === OptionType.Attachment))
      throw new ControlError(400, `option ${textIn(option.name) ?? ''} wants ${isFile ? 'no' : 'a'} file`);
    if (typeof value === 'object') return this.file(value);
    if (!this.forge) checkValue(option, value);
    if (type === OptionType.User) this.user(String(value));
    if (type === OptionType.Role) this.role(String(value));
    if (type === OptionType.Channel) this.channel(String(value), option.channel_types);
    if (type === OptionType.Mentionable) this.mentionable(String(value));
    return value;
  }

  /** What was chosen in a select; from a list of texts, that stands for nothing else. */
  chosen(select: JsonObject, ids: readonly string[]): void {
    for (const id of ids) {
      if (select.type === Component.UserSelect) this.user(id);
      if (select.type === Component.RoleSelect) this.role(id);
      if (select.type === Component.MentionableSelect) this.mentionable(id);
      if (select.type === Component.ChannelSelect) this.channel(id, select.channel_types);
    }
  }

  user(id: string): void {
    const user = this.world.town.users.get(id);
    if (!user) throw new ControlError(400, `no such user: ${id}`);
    this.put('users', id, userShape(user));
    const member = this.at.guild?.members.get(id);
    if (!member) return;
    const channel = this.world.town.channels.get(this.at.channel);
    const permissions = channel ? channelPermissions(this.world.town, channel, id).toString() : '0';
    this.put('members', id, { ...bareMemberShape(member), permissions });
  }

  role(id: string): void {
    const role = this.at.guild?.roles.get(id);
    if (!role) throw new ControlError(400, `no such role: ${id}`);
    this.put('roles', id, roleShape(role));
  }

  /** Only what they see, and of the kinds that are offered. */
  channel(id: string, types?: Json): void {
    const { town } = this.world;
    const channel = this.at.guild?.channels.get(id);
    if (!channel) throw new ControlError(400, `no such channel: ${id}`);
    const isOffered = !Array.isArray(types) || types.length === 0 || types.includes(channel.type);
    if (!this.forge && (!isOffered || !canSee(town, channel, this.at.user)))
      throw new ControlError(400, `this channel is not offered: ${id}`);
    const permissions = channelPermissions(town, channel, this.at.user).toString();
    this.put('channels', id, { ...channelShape(town, channel), permissions });
  }

  mentionable(id: string): void {
    if (this.at.guild?.roles.has(id)) this.role(id);
    else this.user(id);
  }

  message(id: string): void {
    const message = this.world.town.messages.get(id);
    if (!message) throw new ControlError(404, `no such message: ${id}`);
    this.put('messages', id, messageShape(this.world.town, message));
  }

  file(value: GivenFile): string {
    const file = readGivenFile(value);
    if (!file) throw new ControlError(400, 'a file is wanted: filename, and text or base64');
    const { saidSize: size, ...kept } = file;
    const attachment = keepFile(this.world, this.at.channel, kept);
    const id = textIn(attachment.id) ?? '';
    this.put('attachments', id, { ...attachment, size, ephemeral: true });
    return id;
  }

  private put(kind: string, id: string, shape: JsonObject): void {
    const entries = this.resolved[kind] ?? {};
    entries[id] = shape;
    this.resolved[kind] = entries;
  }
}

function checkValue(option: JsonObject, value: string | number | boolean): void {
  const name = textIn(option.name) ?? '';
  const type = numberIn(option.type);
  const wants =
    { [OptionType.Integer]: 'number', [OptionType.Number]: 'number', [OptionType.Boolean]: 'boolean' }[type ?? 0] ??
    'string';
  if (typeof value !== wants) throw new ControlError(400, `option ${name} wants a ${wants}`);
  if (type === OptionType.Integer && !Number.isSafeInteger(value))
    throw new ControlError(400, `option ${name} wants a whole number`);
  const choices = objectsIn(option.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    throw new ControlError(400, `option ${name} has no such choice: ${String(value)}`);
  if (typeof value === 'number') {
    if (value < (numberIn(option.min_value) ?? -Infinity)) throw new ControlError(400, `option ${name} is too small`);
    if (value > (numberIn(option.max_value) ?? Infinity)) throw new ControlError(400, `option ${name} is too large`);
  }
  if (typeof value === 'string' && type === OptionType.String) {
    if (value.length < (numberIn(option.min_length) ?? 0)) throw new ControlError(400, `option ${name} is too short`);
    if (value.length > (numberIn(option.max_length) ?? 6000)) throw new ControlError(400, `option ${name} is too long`);
  }
}
