import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

interface Route {
  summary: string;
  body?: z.ZodType;
  /** Status → schema, or a sentence where there is no JSON body. */
  answers: Record<number, z.ZodType | string>;
  /** Headers that the route needs: `Idempotency-Key`, `If-Match`, `second-factor`. */
  headers?: Record<string, string>;
  multipart?: boolean;
}

type SchemaObject = NonNullable<Extract<Parameters<typeof ApiBody>[0], { schema: unknown }>['schema']>;

/** The schema as OpenAPI 3.1 wants it: JSON Schema 2020-12 from the same zod schema that parses. */
export const asJsonSchema = (schema: z.ZodType, io: 'input' | 'output' = 'input'): SchemaObject => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as SchemaObject;
};

/** Describes a route for OpenAPI from the schemas that the code itself parses with. */
export const Api = ({ summary, body, answers, headers = {}, multipart }: Route) =>
  applyDecorators(
    ApiOperation({ summary }),
    ...(body ? [ApiBody({ schema: asJsonSchema(body) })] : []),
    ...(multipart
      ? [ApiConsumes('multipart/form-data'), ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } })]
      : []),
    ...Object.entries(headers).map(([name, description]) => ApiHeader({ name, description, required: true })),
    ...Object.entries(answers).map(([status, answer]) =>
      ApiResponse(typeof answer === 'string' ? { status: Number(status), description: answer } : { status: Number(status), description: '', schema: asJsonSchema(answer, 'output') }),
    ),
  );
