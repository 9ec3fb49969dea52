import { agreeTo } from '../../rosters/changes/ids';
import { reasonForm } from '../../rosters/changes/views';
import { formOpener } from '../define';
import { present } from '../permissions';

/** Nothing is read here: what has changed since is looked at when the reason is there. */
export default formOpener({
  id: agreeTo,
  who: present,
  inDirectMessages: true,
  open: ({ id, t }) => Promise.resolve(reasonForm(t, 'agree', id.change)),
});
