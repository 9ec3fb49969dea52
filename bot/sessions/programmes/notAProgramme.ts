import { NeedsAPerson } from '../../common/ends';

/** What is wrong with a file that a host wrote, where, and why, in a sentence they understand. */
export interface FileFault {
  readonly file: string;
  /** from 1 on, as editors count */
  readonly line: number;
  readonly column: number;
  /** the field, as in `sessions.0.steps.2.minutes`, counted from 0; empty when it is about the file as a whole */
  readonly path: string;
  readonly reason: string;
}

/** A file with more faults than this is something else altogether; the first ones are enough to find out. */
const mostTold = 20;

/** A file that is no programme, or no format: a person has to mend it. Its message has a line for each fault, and what to do then. */
export class NotAProgramme extends NeedsAPerson {
  override readonly name = 'NotAProgramme';
  readonly faults: readonly FileFault[];

  constructor(found: readonly FileFault[], whatToDo?: string) {
    const faults = fromTheTop(found);
    const lines = faults.slice(0, mostTold).map(told);
    const more = faults.length - lines.length;
    const after = [more > 0 ? `and ${more} more` : undefined, whatToDo].filter((line) => line !== undefined);
    super([...lines, ...after].join('\n'));
    this.faults = faults;
  }
}

/** File by file, as whoever mends them goes through them; in one line first what is about most of it. */
function fromTheTop(faults: readonly FileFault[]): readonly FileFault[] {
  const files = [...new Set(faults.map(({ file }) => file))];
  return files.flatMap((name) => faults.filter(({ file }) => file === name).sort(inOrder));
}

const inOrder = (a: FileFault, b: FileFault): number => a.line - b.line || depthOf(a) - depthOf(b);
const depthOf = ({ path }: FileFault): number => path.split('.').length;

const told = ({ file, line, path, reason }: FileFault): string =>
  `${file}:${line}: ${path === '' ? '' : `${path}: `}${reason}`;
