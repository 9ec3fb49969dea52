import type { IncomingMessage } from 'node:http';

/** Who may ask for anything but the REST API: programs on this machine, and the sandbox's own page. */

const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Another web page in somebody's browser must neither read nor act here, nor under a name that leads to this machine. */
export function isForeign(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  if (host === undefined || !OWN_HOST.test(host)) return true;
  return origin !== undefined && origin !== `http://${host}`;
}

/** A picture or a script that another page asks for comes without an Origin, and some of what is asked for here has effects. */
export function isAskedByOthers(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
