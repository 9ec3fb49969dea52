import { openPauseUntil } from '../../people/ids';
import { pauseForm } from '../../people/pauses/views';
import { formOpener } from '../define';
import { members } from '../permissions';

export default formOpener({
  id: openPauseUntil,
  who: members,
  inDirectMessages: true,
  open: ({ t }) => Promise.resolve(pauseForm(t)),
});
