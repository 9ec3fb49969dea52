import { chromiumAt } from '../../demo/gallery/chromium';

test('where there is no Chromium, it says how to get one', () => {
  expect(() => chromiumAt({ PATH: '/nowhere', CHROMIUM: '/nowhere/chromium' })).toThrow('apt-get install -y chromium');
  expect(() => chromiumAt({ CHROMIUM: 'no-such-browser', PATH: '/usr/bin' })).toThrow('CHROMIUM says no-such-browser');
});
