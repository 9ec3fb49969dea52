import type { Browser } from 'playwright-core';
import { openChromium } from './chromium';
import { aServer, closeServer, type Server } from './server';
import { Visitor } from './visitor';

let browser: Browser;
let server: Server;
beforeAll(async () => {
  [browser, server] = await Promise.all([openChromium(), aServer()]);
});
afterAll(async () => {
  await browser.close();
  await closeServer(server);
});

test('a new member joins, fills the forms, gets a circle, takes a turn, passes and leaves, by what stands on the page alone', async () => {
  const { place, town } = server;
  const amara = await place.newcomer('Amara');
  await town.sandbox.client.editUser({ user: amara.id, about: 'new here', zone: 'Europe/Paris' });
  // At the end the thread that is looked at closes: the page asks for it once more, and then goes elsewhere.
  const me = await Visitor.comes(browser, server, { as: amara, refused: /403 .*\/view\?/ });

  await me.opens('welcome');
  await me.reads('meet in small circles');
  await me.presses('Join');
  await me.reads('What we agree on');
  await me.window.picture('agreement');
  await me.presses('I agree');
  await me.presses('About you', 'A few short questions');
  const about = await me.form('About you');
  await about.getByLabel('What shall we call you?').fill('Amara');
  await about.getByLabel('What do you do?').fill('Proposals for a clean-water charity');
  await me.chooses('How long have you been in this field?', ['2 years'], about);
  await me.chooses('Which languages could your circle speak?', ['English'], about);
  await me.window.picture('form');
  await me.submits('About you');
  await me.presses('Skills', 'What you would like to grow in');
  const skills = await me.form('Your skills');
  await me.chooses('What would you like to grow in?', ['Saying no', 'Budgets'], skills);
  await skills.getByLabel('In your own words, if you like').fill('Saying no kindly');
  await me.submits('Your skills');
  await me.chooses('First the part of the world', ['Western Europe']);
  await me.chooses('A place whose clock is yours', ['Paris, France']);
  await me.presses('Yes, that’s my time');
  await me.chooses('Choose one or more: this sets the whole week', ['Weekday evenings']);
  await me.reads('Good to have you, Amara.');

  await place.launch();
  await me.opens('Spring 1');
  await me.reads('This thread is yours');
  await me.waitsFor('Spring 1 begins: Arriving');
  await me.waitsFor('The floor is open');
  await me.presses('Take the turn');
  await me.reads('Amara has the floor, for about a minute');
  await me.window.picture('floor');
  await me.presses('Done');
  await me.reads('The floor is open');
  for (const other of place.people) {
    await other.presses('Take the turn', 'Spring 1');
    await town.settle();
    await other.presses('Done', 'Spring 1');
    await town.settle();
  }
  await me.waitsFor('One thing I take along');
  await me.presses('Pass for now', 'One thing I take along');
  await me.reads('The turn is there whenever you would like it, and nobody is told');

  await me.runs('leave');
  await me.presses('Leave Spring 1', 'Would you like to leave Spring 1?');
  await me.seesNoPlace('Spring 1');
  // What it said there has gone with the thread.
  await me.opens('welcome');
  await me.runs('leave');
  await me.reads('gives you your place back');
  me.sawNoFault();
});
