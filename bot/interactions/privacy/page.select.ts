import { turnTo } from '../../privacy/ids';
import { namesReaders, pageNamed, privacyPage } from '../../privacy/pages';
import { select } from '../define';
import { members } from '../permissions';

export default select({
  id: turnTo,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ app, guild, chosen, t }) {
    const page = pageNamed(t, chosen[0] ?? '');
    const readers = namesReaders(page) ? await app.intake.readersNow(guild) : undefined;
    return { reply: privacyPage(t, page, readers) };
  },
});
