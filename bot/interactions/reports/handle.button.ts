import { refuse } from '../../common/refusal';
import { handleReport } from '../../reports/ids';
import { handled } from '../../reports/views';
import { button } from '../define';
import { members } from '../permissions';

/** In a direct message the server it is about is named by the button; whether they may is asked in the use case. */
export default button({
  id: handleReport,
  who: members,
  answer: 'in place',
  inDirectMessages: true,
  async run({ id, app, actor, guild, isDirect, t }) {
    if (!isDirect && guild !== id.guild) throw refuse('gone');
    return { reply: handled(t, await app.reports.handle({ ...id, by: actor.id }), actor.id) };
  },
});
