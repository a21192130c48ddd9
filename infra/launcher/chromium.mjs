import { onPath } from './commands.mjs';
import { aptInstall } from './privileges.mjs';
import { Problem } from './problem.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

// DejaVu has every Vietnamese letter; without a font of that kind pages show boxes.
const packages = ['chromium', 'fonts-dejavu-core'];

/**
 * The browser for the journeys: the one MOTCUA_CHROMIUM names, one on the PATH, or Debian's. Without any the journeys
 * are skipped, which is said, except in CI, where a skipped journey would look like a passed one.
 */
export async function findChromium(env, progress) {
  const found = env.MOTCUA_CHROMIUM ?? installedChromium();
  if (found) return found;
  try {
    await progress.step('Chromium for the browser journeys', () => aptInstall(packages, 'run the browser journeys'));
  } catch (error) {
    if (env.CI || !(error instanceof Problem)) throw error;
    progress.say(`! The browser journeys are skipped: ${error.message}`);
  }
  return installedChromium();
}

function installedChromium() {
  return programs.map((program) => onPath(program)).find(Boolean);
}
