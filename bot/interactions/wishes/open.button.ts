import { wishesForm } from '../../wishes/forms';
import { openWishes } from '../../wishes/ids';
import { formOpener } from '../define';
import { present } from '../permissions';

export default formOpener({
  id: openWishes,
  who: present,
  untraced: true,
  inDirectMessages: true,
  open: async ({ app, actor, guild, t }) =>
    wishesForm(t, (await app.wishes.preference({ guild, user: actor.id })).preference),
});
