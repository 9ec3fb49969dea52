import type { Home } from '../../entities';
import { card, type Message } from '../common/message';
import type { Strings } from '../locales';

export const setUpDone = (t: Strings, home: Home): Message => card({ text: t.home.ready(home) });
