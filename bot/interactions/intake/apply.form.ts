import { apply } from '../../intake/ids';
import { formOfBefore } from '../../intake/views';
import { form } from '../define';
import { members } from '../permissions';

/** A form that was opened before the way in had steps: nothing of it is kept, and nothing of it is lost. */
export default form({
  id: apply,
  who: members,
  answer: 'privately',
  run: ({ t, fields }) => {
    const { called = '', work = '', wish = '' } = fields;
    return Promise.resolve({ reply: formOfBefore(t, { called, work, wish }) });
  },
});
