import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { HotRoutes } from './hot-routes.ts';

/** The service's OpenAPI 3.1 document, made from the routes and schemas of the running code. */
export function openApiOf(app: NestFastifyApplication, name: string): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle(`Một Cửa: ${name}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, about, { operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}.${method}` });
  return { ...document, paths: { ...document.paths, ...(app.get(HotRoutes).paths as OpenAPIObject['paths']) } };
}

/** `/openapi.json` of the service; the gateway joins the parts into the public one. Built on first use: most processes never need it. */
export function serveOpenApi(app: NestFastifyApplication, name: string): void {
  let document: OpenAPIObject | undefined;
  app.getHttpAdapter().getInstance().get('/openapi.json', () => (document ??= openApiOf(app, name)));
}
