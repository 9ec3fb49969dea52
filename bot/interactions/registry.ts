import create from './cohorts/create.command';
import launch from './cohorts/launch.command';
import type { Route } from './define';
import setup from './home/setup.command';
import apply from './intake/apply.form';
import join from './intake/join.button';
import done from './sessions/done.button';
import pass from './sessions/pass.button';
import take from './sessions/take.button';

/** Every door of Grove, listed by hand: what is not here cannot be pressed or run. */
export const routes: readonly Route[] = [setup, create, launch, join, apply, take, done, pass];
