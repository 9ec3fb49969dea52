import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '../../bot/common/ends';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The settings of the unit; one that may stand several times is joined. */
const unit = new Map<string, string>();
for (const line of read('deploy/grove.service').split('\n')) {
  const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
  if (name !== '') unit.set(name, [unit.get(name), value].filter(Boolean).join(' '));
}

describe('Grove as a service', () => {
  test('is started as `npm start` starts it, without npm between the signals and the bot', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(unit.get('ExecStart')).toBe(`/usr/bin/${scripts.start ?? '?'}`);
  });

  test('is started again after a crash, but not where a person has to change something first', () => {
    expect(unit.get('Restart')).toBe('on-failure');
    expect(unit.get('RestartPreventExitStatus')).toBe(String(exitCodes.settings));
  });

  test('logs in to Discord far less often than the thousand times a day that Discord allows', () => {
    expect(unit.get('StartLimitIntervalSec')).toBe('6h');
    expect(Number(unit.get('StartLimitBurst')) * 4).toBeLessThanOrEqual(500);
  });

  test('is nobody in particular, and may write to its own folder alone', () => {
    expect(unit.get('User')).toBe('grove');
    expect(unit.get('ProtectSystem')).toBe('strict');
    expect(unit.has('ReadWritePaths')).toBe(false);
    expect(unit.get('Environment')).toContain(`GROVE_DATA=/var/lib/${unit.get('StateDirectory') ?? '?'}`);
    expect(unit.get('StateDirectoryMode')).toBe('0700');
    expect(unit.get('NoNewPrivileges')).toBe('yes');
    expect(unit.get('CapabilityBoundingSet') ?? '').toBe('');
  });

  test('is asked to stop alone, so that the database it brought along outlives its last word', () => {
    expect(unit.get('KillMode')).toBe('mixed');
  });
});

describe('docs/install.md', () => {
  const page = read('docs/install.md');

  test('shows only pictures and files that are there, and pictures that are small', () => {
    const paths = [...page.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => join('docs', path));
    expect(paths.filter((path) => path.endsWith('.svg')).length).toBeGreaterThanOrEqual(4);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    for (const path of paths.filter((each) => each.endsWith('.svg'))) expect(read(path).length).toBeLessThan(8_000);
  });
});
