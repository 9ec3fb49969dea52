import { render } from 'preact';
import { effect } from '@preact/signals';
import { App } from './app';
import { where } from './address';
import { keepListening } from './line';
import { attempt } from './notes';
import { keepTheme } from './theme';
import { readAwaited, readMoments } from './time';
import { lookOrStepBack, readPeople } from './town';

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');

keepTheme();
attempt(readPeople);
attempt(readMoments);
attempt(readAwaited);
effect(() => {
  if (where.value.as !== '') lookOrStepBack();
});
keepListening();
render(<App />, root);
