import { writeFileSync } from 'node:fs';
import { privacyDocument } from '../privacy/document';

/** `npm run privacy`: writes PRIVACY.md from the words of `/privacy`. */
writeFileSync('PRIVACY.md', privacyDocument());
console.log('PRIVACY.md is written.');
