import { z } from 'zod';
import { job } from '../define';

/** Somebody left and has not come back: what they had written goes. */
export default job({
  name: 'people.forget',
  data: z.object({ guild: z.string(), user: z.string(), group: z.string().optional() }),
  run: (who, app) => app.people.forget(who),
});
