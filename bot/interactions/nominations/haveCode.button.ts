import { codeForm } from '../../nominations/forms';
import { haveCode } from '../../nominations/ids';
import { formOpener } from '../define';
import { present } from '../permissions';

export default formOpener({
  id: haveCode,
  who: present,
  inDirectMessages: true,
  open: ({ t }) => Promise.resolve(codeForm(t)),
});
