import { z } from 'zod';
import { job } from '../define';

/** Somebody stopped on the way in long ago: what they had told goes. */
export default job({
  name: 'intake.forgetDraft',
  data: z.object({ guild: z.string(), user: z.string() }),
  run: (who, app) => app.intake.forgetDraft(who),
});
