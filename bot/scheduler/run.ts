import type { Alarm } from '../../entities';
import type { App } from '../app';
import { jobs } from './jobs';

const byName = new Map(jobs.map((job) => [job.name, job]));

/** Runs the job an alarm names. An alarm of a job that no longer exists is a fault, and stays until somebody looks. */
export async function runJob(alarm: Alarm, app: App): Promise<void> {
  const job = byName.get(alarm.job);
  if (!job) throw new Error(`no job is called ${alarm.job}`);
  await job.run(job.data.parse(alarm.data), app, alarm.dueAt);
}
