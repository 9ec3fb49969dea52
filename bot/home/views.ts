import { card, type Message } from '../common/message';
import type { Strings } from '../locales';
import type { Places } from './store';

export const setUpDone = (t: Strings, home: Places): Message => card({ text: t.home.ready(home) });
