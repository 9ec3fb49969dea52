import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../bot/locales/en';
import { privacyDocument } from '../../bot/privacy/document';
import { routes } from '../../bot/interactions/registry';
import { root } from './sources';

const text = readFileSync(join(root, 'PRIVACY.md'), 'utf8');

test('PRIVACY.md says what /privacy says; `npm run privacy` writes it anew', () => {
  expect(text === privacyDocument() ? 'the same' : 'not the same: run `npm run privacy`').toBe('the same');
});

test('no page of it is missing, and every command it names is there', () => {
  for (const title of Object.values(en.promises.titles)) expect(text).toContain(`## ${title}\n`);
  const named = [...text.matchAll(/`\/([a-z ]+)`/g)].map(([, path = '']) => path);
  const paths = routes.flatMap((route) => ('path' in route ? [route.path] : []));
  expect(named.filter((path) => !paths.some((known) => known === path || known.startsWith(`${path} `)))).toEqual([]);
  expect(named).toContain('mydata export');
});
