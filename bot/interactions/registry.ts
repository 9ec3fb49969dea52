import accept from './cohorts/accept.button';
import again from './cohorts/again.button';
import appoint from './cohorts/appoint.command';
import circles from './cohorts/circles.button';
import close from './cohorts/close.command';
import create from './cohorts/create.command';
import endNow from './cohorts/end.button';
import end from './cohorts/end.command';
import launch from './cohorts/launch.command';
import match from './cohorts/match.command';
import open from './cohorts/open.command';
import rivals from './cohorts/rivals.command';
import showPage from './cohorts/show.button';
import show from './cohorts/show.command';
import type { Route } from './define';
import setup from './home/setup.command';
import apply from './intake/apply.form';
import join from './intake/join.button';
import done from './sessions/done.button';
import pass from './sessions/pass.button';
import take from './sessions/take.button';

/** Every door of Grove, listed by hand: what is not here cannot be pressed or run. */
export const routes: readonly Route[] = [
  setup,
  ...[create, open, close, match, accept, again, circles, rivals, launch, show, showPage, appoint, end, endNow],
  ...[join, apply],
  ...[take, done, pass],
];
