import { agreeAndTell } from '../../rosters/changes/ids';
import { reasonForm } from '../../rosters/changes/views';
import { formOpener } from '../define';
import { present } from '../permissions';

/** Nothing is read here: what has changed since is looked at when the reason is there. */
export default formOpener({
  id: agreeAndTell,
  who: present,
  inDirectMessages: true,
  open: ({ id, t }) => Promise.resolve(reasonForm(t, 'tell', id.change)),
});
