import { channelRoutes } from './channels';
import { commandRoutes } from './commands';
import { eventRoutes } from './events';
import { gatewayRoutes } from './gateway';
import { interactionRoutes } from './interactions';
import { inviteRoutes } from './invites';
import { messageRoutes } from './messages';
import { peopleRoutes } from './people';
import { pinRoutes } from './pins';
import { reactionRoutes } from './reactions';
import { roleRoutes } from './roles';
import { threadRoutes } from './threads';
import { voiceRoutes } from './voice';
import type { Route } from './router';

/** All of Discord's REST API that is here. What is not in this table answers 404 and is counted. */
export const restRoutes: readonly Route[] = [
  ...gatewayRoutes,
  ...interactionRoutes,
  ...pinRoutes,
  ...reactionRoutes,
  ...messageRoutes,
  ...channelRoutes,
  ...threadRoutes,
  ...roleRoutes,
  ...peopleRoutes,
  ...voiceRoutes,
  ...inviteRoutes,
  ...eventRoutes,
  ...commandRoutes,
];
