import { z } from 'zod';
import { job } from '../define';

/** A report that was begun and not sent is forgotten. */
export default job({
  name: 'report.forgetDraft',
  data: z.object({ guild: z.string(), report: z.string() }),
  run: (what, app) => app.reports.forgetDraft(what),
});
