import { join } from 'node:path';
import { findDescription } from '../../sandbox/judge/description';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';

const named = process.env.DISCORD_OPENAPI;

/**
 * Discord's own description of its API: where DISCORD_OPENAPI says, or beside the clone. A clone alone goes without,
 * and so does a run that names none (`DISCORD_OPENAPI=`).
 */
export const description: string | undefined =
  named === undefined
    ? findDescription(join(__dirname, '../../../shared/discord/openapi.json'))
    : named === ''
      ? undefined
      : named;

/** A sandbox whose bodies are judged, and whose report counts in the one at the end of the run. Closing it fails if it ever answered wrongly. */
export async function judgedSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ description, reportTo: process.env.TEST_REPORTS, ...options });
  const close = async (): Promise<void> => {
    await sandbox.close();
    const { wrong } = sandbox.report().judged.answers;
    if (wrong.length === 0) return;
    const lines = wrong.map((one) => `${one.operation} ${one.status} ${one.at}: ${one.code} (${one.count})`);
    throw new Error(`The sandbox answered otherwise than Discord's description says:\n${lines.join('\n')}`);
  };
  return {
    ...sandbox,
    get token() {
      return sandbox.token;
    },
    close,
  };
}
