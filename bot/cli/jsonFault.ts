/** Where a text stops being JSON. What the parser itself says differs from version to version, and often names no place. */

type Awaited = 'value' | 'first' | 'key' | 'firstKey' | 'colon' | 'next' | 'nothing';

const expected: Readonly<Record<Awaited, string>> = {
  value: 'a value',
  first: 'a value or ]',
  key: 'a name in double quotes',
  firstKey: 'a name in double quotes or }',
  colon: 'a colon',
  next: 'a comma or the closing bracket',
  nothing: 'nothing more',
};

const space = /[ \t\n\r]*/y;
const token = /[{}[\]:,]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** A text in quotes is read in pieces: a whole one may be longer than an expression can go back over. */
const piece = /(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})){1,1000}/uy;

/** Like `line 3, column 14: I expected a comma or the closing bracket`. */
export function faultIn(text: string): string {
  const open: string[] = [];
  let awaited: Awaited = 'value';
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    space.test(text);
    at = space.lastIndex;
    const read = readAt(text, at);
    const next: Awaited | undefined = read === undefined ? undefined : after(read, awaited, open);
    if (read === undefined || next === undefined) {
      const before = text.slice(0, at).split('\n');
      const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
      return `${place}: I expected ${expected[awaited]}${at === text.length ? ', and the file ends' : ''}`;
    }
    at += read.length;
    awaited = next;
  }
}

function readAt(text: string, at: number): string | undefined {
  token.lastIndex = at;
  if (text[at] !== '"') return token.exec(text)?.[0];
  let end = at + 1;
  for (piece.lastIndex = end; piece.test(text);) end = piece.lastIndex;
  return text[end] === '"' ? text.slice(at, end + 1) : undefined;
}

/** What may follow, or undefined where this must not stand. Keeps `open` true. */
function after(read: string, awaited: Awaited, open: string[]): Awaited | undefined {
  const whole = (): Awaited => (open.length > 0 ? 'next' : 'nothing');
  const closed = (): Awaited => {
    open.pop();
    return whole();
  };
  const inObject = open.at(-1) === '{';
  switch (awaited) {
    case 'first':
    case 'value':
      if (read === ']' && awaited === 'first') return closed();
      if (/^[}\]:,]$/.test(read)) return undefined;
      if (read !== '{' && read !== '[') return whole();
      open.push(read);
      return read === '{' ? 'firstKey' : 'first';
    case 'firstKey':
    case 'key':
      if (read === '}' && awaited === 'firstKey') return closed();
      return read.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return read === ':' ? 'value' : undefined;
    case 'next':
      if (read === ',') return inObject ? 'key' : 'value';
      return read === (inObject ? '}' : ']') ? closed() : undefined;
    case 'nothing':
      return undefined;
  }
}
