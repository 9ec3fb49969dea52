import { createHash } from 'node:crypto';
import { strings } from '../locales';

/** The agreement's own words by a short hash: whoever agreed to these is not asked again. Who can read changes daily and is no part of it. */
export const agreementVersion = createHash('sha256').update(strings().intake.agreement()).digest('hex').slice(0, 12);
