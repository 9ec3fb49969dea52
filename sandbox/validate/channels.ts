import { ChannelType } from '../town/flags';
import { numberIn, type JsonObject } from '../wire/json';
import { Complaints } from './complaints';

const ARCHIVE_MINUTES = [60, 1440, 4320, 10080];
/** How many a room may be kept to. */
const MOST_IN_ROOM = 99;
const MOST_ON_STAGE = 10_000;
/** Bits in a second, without boosts (resources/channel). */
const LEAST_BITRATE = 8_000;
const MOST_BITRATE = 96_000;
const MOST_BITRATE_ON_STAGE = 64_000;

/** Channels and threads, made or changed; `type` is that of one which is there already. */
export function checkChannel(body: JsonObject, p: { fresh: boolean; type?: number }): void {
  const wrong = new Complaints();
  const { name, topic } = body;
  if (name === undefined) {
    if (p.fresh) wrong.required(['name']);
  } else if (typeof name !== 'string' || name.trim().length < 1 || name.length > 100) wrong.badLength(['name'], 1, 100);
  if (typeof topic === 'string' && topic.length > 1024) wrong.tooLong(['topic'], 1024);
  const minutes = body.auto_archive_duration;
  if (minutes !== undefined && minutes !== null && !ARCHIVE_MINUTES.includes(Number(minutes))) {
    wrong.say(['auto_archive_duration'], 'BASE_TYPE_CHOICES', `Value must be one of {${ARCHIVE_MINUTES.join(', ')}}.`);
  }
  const slowmode = body.rate_limit_per_user;
  if (typeof slowmode === 'number' && (slowmode < 0 || slowmode > 21_600)) {
    wrong.say(['rate_limit_per_user'], 'NUMBER_TYPE_MAX', 'int value should be less than or equal to 21600.');
  }
  const onStage = (p.type ?? numberIn(body.type)) === ChannelType.Stage;
  const bitrate = numberIn(body.bitrate) ?? LEAST_BITRATE;
  const most = onStage ? MOST_BITRATE_ON_STAGE : MOST_BITRATE;
  if (bitrate < LEAST_BITRATE)
    wrong.say(['bitrate'], 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${LEAST_BITRATE}.`);
  if (bitrate > most) wrong.say(['bitrate'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`);
  const room = onStage ? MOST_ON_STAGE : MOST_IN_ROOM;
  if ((numberIn(body.user_limit) ?? 0) > room)
    wrong.say(['user_limit'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${room}.`);
  wrong.end();
}
