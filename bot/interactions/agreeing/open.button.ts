import { openForm } from '../../agreeing/ids';
import { clauseForm } from '../../agreeing/views';
import { formOpener } from '../define';
import { members } from '../permissions';

export default formOpener({
  // What is written here is read without a name.
  untraced: true,
  id: openForm,
  who: members,
  inDirectMessages: true,
  open: ({ id, t }) => Promise.resolve(clauseForm(t, id.group)),
});
