import { openWords } from '../../intake/agreements/ids';
import { wordsForm } from '../../intake/agreements/views';
import { formOpener } from '../define';
import { moderators } from '../permissions';

export default formOpener({
  id: openWords,
  who: moderators,
  inDirectMessages: true,
  open: async ({ app, guild, t }) => wordsForm(t, await app.agreements.toChange(guild)),
});
