import type { AppOptions } from '@motcua/http/create-app';
import { createPages } from '@motcua/pages/pages-app';
import type { Pages } from '@motcua/pages/pages-app';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addresses, needsPerson, signInHref } from './addresses.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { partType } from './draft/uploads.client.ts';
import { errorPage } from './frame/error-page.tsx';
import { serveScripts } from './frame/scripts.ts';
import { visitOf } from './frame/visit.ts';
import type { PortalConfig } from './portal.config.ts';
import { PortalModule } from './portal.module.ts';

const megabyte = 1024 * 1024;

const pages: Pages = {
  client: 'portal',
  base: '',
  kind: 'citizen',
  home: addresses.home,
  needsPerson,
  signInHref,
  // More than eforms takes, so that its own answer, in words, is the one that people see.
  uploads: { fileSize: 110 * megabyte, files: 40, fields: 400, fieldSize: 20_000, headerPairs: 50 },
  errorPage: (request, trouble) => errorPage(visitOf(request), trouble),
};

/** All of the portal, not yet listening. */
export async function createPortal(config: PortalConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createPages(PortalModule.with(config), config, pages, options);
  const fastify = app.getHttpAdapter().getInstance();
  serveScripts(fastify, () => app.get(Catalogue).units());
  // Parts of resumable uploads go on to eforms as they come in.
  fastify.addContentTypeParser(partType, (_request, payload, done) => done(null, payload));
  return app;
}
