import { nominationForm } from '../../nominations/forms';
import { nominate } from '../../nominations/ids';
import { formOpener } from '../define';
import { present } from '../permissions';

export default formOpener({
  id: nominate,
  who: present,
  inDirectMessages: true,
  open: ({ t }) => Promise.resolve(nominationForm(t)),
});
