/** Who looks at the page: what is theirs alone, whose clock they live by, and the names they see. */
export interface Reader {
  readonly id: string;
  readonly zone: string;
  readonly now: Date;
  /** Any instant of their day, for what changes with the day alone; where it is not told, that is `now`. */
  readonly today?: Date | undefined;
  person(id: string): { readonly name: string; readonly colour?: number | undefined } | undefined;
  channel(id: string): string | undefined;
  role(id: string): string | undefined;
  /** Whom and what they can choose in menus of people, roles and channels, in the order they are offered. */
  readonly offers?: Offers | undefined;
}

export interface Offers {
  readonly people: readonly Offer[];
  readonly roles: readonly Offer[];
  readonly channels: readonly (Offer & { readonly type: number })[];
}

export interface Offer {
  readonly id: string;
  readonly name: string;
  /** A few more words on who that is, or where. */
  readonly about?: string | undefined;
  /** 0xRRGGBB */
  readonly colour?: number | undefined;
}

/** As Discord's client names what it does not know. */
export const names = {
  person: (reader: Reader, id: string): string => `@${reader.person(id)?.name ?? 'unknown-user'}`,
  role: (reader: Reader, id: string): string => `@${reader.role(id) ?? 'deleted-role'}`,
  channel: (reader: Reader, id: string): string => `#${reader.channel(id) ?? 'unknown'}`,
} as const;
