import type { AppOptions } from '@motcua/http/create-app';
import { createPages } from '@motcua/pages/pages-app';
import type { Pages } from '@motcua/pages/pages-app';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mostBytes } from './acts/result-upload.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { serveCounterScripts } from './counter/scripts.ts';
import { serveScripts } from './designer/picture/scripts.ts';
import { addresses, base, needsPerson, signInHref } from './addresses.ts';
import { errorPage } from './frame/error-page.tsx';
import { visitOf } from './frame/visit.ts';
import type { OfficeConfig } from './office.config.ts';
import { OfficeModule } from './office.module.ts';

const pages: Pages = {
  client: 'office',
  base,
  kind: 'official',
  home: addresses.home,
  needsPerson,
  signInHref,
  uploads: { fileSize: mostBytes, files: 1, fields: 10, fieldSize: 48_000, headerPairs: 50 },
  errorPage: (request, trouble) => errorPage(visitOf(request), trouble),
};

/** All of the office, not yet listening. */
export async function createOffice(config: OfficeConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createPages(OfficeModule.with(config), config, pages, options);
  serveCounterScripts(app.getHttpAdapter().getInstance());
  serveScripts(app.getHttpAdapter().getInstance(), () => app.get(Catalogue).units());
  // Where signing in and out lead when nothing else was asked for.
  app.getHttpAdapter().getInstance().get(`${base}/`, (_request, reply) => reply.redirect(base, 303));
  return app;
}
