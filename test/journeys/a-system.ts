import { z } from 'zod';

const Journeys = z.object({
  home: z.string(),
  databasePrefix: z.string(),
  publicUrl: z.string(),
  mailUrl: z.string().optional(),
  services: z.record(z.string(), z.string()),
  pids: z.record(z.string(), z.number()),
  browser: z.string().optional(),
});

/** The system that `start-system.mjs` has started for this run. */
export const system = Journeys.parse(JSON.parse(process.env['JOURNEYS'] ?? '{}'));

/** Stopped dead while `work` goes on: they take connections and never answer, which is worse than being gone. */
export async function whileFrozen(services: readonly string[], work: () => Promise<void>): Promise<void> {
  const pids = services.map((name) => pidOf(name));
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}

function pidOf(service: string): number {
  const pid = system.pids[service];
  if (pid === undefined) throw new Error(`there is no ${service} in this run`);
  return pid;
}
