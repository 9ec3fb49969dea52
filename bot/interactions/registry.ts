import create from './cohorts/create.command';
import launch from './cohorts/launch.command';
import type { Route } from './define';
import setup from './home/setup.command';
import apply from './intake/apply.form';
import join from './intake/join.button';
import circle from './sessions/circle.command';
import done from './sessions/done.button';
import endSession from './sessions/end.button';
import goOn from './sessions/goOn.button';
import moreTime from './sessions/moreTime.button';
import moveOn from './sessions/moveOn.button';
import pass from './sessions/pass.button';
import pause from './sessions/pause.button';
import resume from './sessions/resume.button';
import rsvp from './sessions/rsvp.button';
import take from './sessions/take.button';

const sessions: readonly Route[] = [
  ...[circle, rsvp, take, done, pass, pause, resume],
  ...[moveOn, moreTime, goOn, endSession],
];

/** Every door of Grove, listed by hand: what is not here cannot be pressed or run. */
export const routes: readonly Route[] = [setup, create, launch, join, apply, ...sessions];
