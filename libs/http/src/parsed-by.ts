import { Injectable, type PipeTransform } from '@nestjs/common';
import type { z } from 'zod';

@Injectable()
class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown): z.output<Schema> {
    return this.schema.parse(value);
  }
}

/** `@Body(parsedBy(NewDraft)) draft: NewDraft`: what reaches the handler has the schema's shape, anything else is a 400 with places. */
export const parsedBy = <Schema extends z.ZodType>(schema: Schema) => new ZodPipe(schema);
