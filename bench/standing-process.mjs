import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts a program of the launcher's that says `ready` when it is and ends with its standard input, such as `kannel-alone.mjs`. @returns how to end it */
export async function startAlone(name, settings) {
  const program = fileURLToPath(new URL(`../infra/launcher/${name}`, import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = await once(createInterface({ input: child.stdout }), 'line');
  if (said !== 'ready') throw new Error(`${name} said ${said}`);
  return async () => {
    child.stdin.end();
    await once(child, 'exit');
  };
}
