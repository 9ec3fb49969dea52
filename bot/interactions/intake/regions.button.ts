import { regions } from '../../intake/ids';
import { regionCard } from '../../intake/zoneViews';
import { button } from '../define';
import { members } from '../permissions';

export default button({
  id: regions,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  run: ({ t }) => Promise.resolve({ reply: regionCard(t) }),
});
