import { showcaseApp } from './showcase/app.tsx';
import { showcaseNames } from './showcase/pages.tsx';

/** Every piece of the kit to look at: `node libs/ui/dist/showcase.js 8099`, then /citizen, /form, /office, /paper with ?lang=en. */
const port = Number(process.argv[2] ?? 8099);
const address = await showcaseApp().listen({ port, host: '127.0.0.1' });
process.stdout.write(`${showcaseNames.map((name) => `${address}/${name}`).join('\n')}\n`);
