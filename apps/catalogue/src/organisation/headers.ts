import { Problem } from '@motcua/contracts/problems';

/** What every route of editing says of itself in OpenAPI. */
export const headersOfCreation = { 'Idempotency-Key': 'The same key gives the same answer: send it again after a time-out' };
export const headersOfChange = { ...headersOfCreation, 'If-Match': 'The version that was seen, e.g. "3"' };
export const refusals = { 403: Problem, 409: Problem, 422: Problem };
