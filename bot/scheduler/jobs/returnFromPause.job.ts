import { z } from 'zod';
import { job } from '../define';

/** The day has come until which somebody pauses. */
export default job({
  name: 'people.return',
  data: z.object({ guild: z.string(), user: z.string() }),
  run: (who, app) => app.people.pauseIsOver(who),
});
