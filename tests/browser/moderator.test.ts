import type { Browser } from 'playwright-core';
import { areWaiting, hours } from '../support/people';
import { openChromium } from './chromium';
import { aServer, closeServer, type Server } from './server';
import { Visitor } from './visitor';

let browser: Browser;
let server: Server;
beforeAll(async () => {
  [browser, server] = await Promise.all([openChromium(), aServer({ setUp: false })]);
});
afterAll(async () => {
  await browser.close();
  await closeServer(server);
});

test('a moderator sets Grove up, plans a cohort, matches it, launches it and reads the roster', async () => {
  const { place, town } = server;
  const me = await Visitor.comes(browser, server, { as: place.host });

  await me.opens('general');
  await me.runs('grove setup');
  await me.reads('Grove is at home here');
  await me.opens('circle-moderators');

  await areWaiting(town, place, place.people, { availability: hours([0, 1, 2, 3, 4, 5, 6], 0, 24) });
  await me.runs('cohort create', {
    name: 'Spring',
    start: '2027-03-02',
    time: '18:00',
    zone: 'Europe/Paris',
    weeks: '6',
  });
  await me.reads('Spring first meets');
  await me.runs('cohort match', { cohort: 'Spring' });
  await me.reads('Circles for Spring');
  await me.window.picture('circles');
  await me.presses('Yes, these circles');
  await me.reads('Spring has its circles');
  await me.runs('cohort launch', { cohort: 'Spring' });
  await me.reads('Spring is on its way');
  await town.settle();
  await me.reads('Spring 1 has its thread');
  await me.runs('roster show', { cohort: 'Spring' });
  const roster = await me.reads('Tuesdays at 18:00');
  for (const { name } of place.people) expect(await roster.innerText()).toContain(name);
  await me.window.picture('roster');
  me.sawNoFault();
});
