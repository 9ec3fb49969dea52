/** What has changed in circles since somebody looked at them. */
export interface Since {
  readonly circle: string;
  readonly came: readonly string[];
  readonly went: readonly string[];
}

export function since(
  seen: Readonly<Record<string, readonly string[]>>,
  now: readonly { readonly id: string; readonly name: string; readonly members: readonly string[] }[],
): Since[] {
  return Object.entries(seen).flatMap(([id, before]) => {
    const circle = now.find((one) => one.id === id);
    const members = circle?.members ?? [];
    const came = members.filter((user) => !before.includes(user));
    const went = before.filter((user) => !members.includes(user));
    return came.length + went.length > 0 ? [{ circle: circle?.name ?? '', came, went }] : [];
  });
}
