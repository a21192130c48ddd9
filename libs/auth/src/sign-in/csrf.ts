import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { NotAllowed } from '../errors.ts';
import './session.ts';

/** Name of the hidden field in every form that changes something; scripts send it as header `csrf-token`. */
export const csrfField = '_csrf';

const secretIn = (request: FastifyRequest): string => {
  const known: unknown = request.session.get('csrf');
  if (typeof known === 'string') return known;
  const fresh = randomBytes(16).toString('base64url');
  request.session.set('csrf', fresh);
  return fresh;
};

const sign = (salt: string, secret: string) => createHmac('sha256', secret).update(salt).digest('base64url');

/** A token for a form of this browser's session: `<input type="hidden" name={csrfField} value={csrfToken(request)}>`. */
export function csrfToken(request: FastifyRequest): string {
  // Salted anew for each page, so that compression gives nothing away (BREACH).
  const salt = randomBytes(8).toString('base64url');
  return `${salt}.${sign(salt, secretIn(request))}`;
}

/**
 * Call it in every handler of a form. Multipart forms hand in the field themselves once they have read it.
 * @throws NotAllowed when the form was not made for this browser's session.
 */
export function checkCsrf(request: FastifyRequest, token: unknown = sentToken(request)): void {
  const [salt = '', signature = ''] = typeof token === 'string' ? token.split('.') : [];
  const secret: unknown = request.session.get('csrf');
  const expected = Buffer.from(typeof secret === 'string' ? sign(salt, secret) : '');
  const given = Buffer.from(signature);
  if (given.length === 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new NotAllowed('This form was made for another session; open the page again.');
  }
}

function sentToken({ headers, body }: FastifyRequest): unknown {
  if (headers['csrf-token']) return headers['csrf-token'];
  return body !== null && typeof body === 'object' && csrfField in body ? body[csrfField] : undefined;
}
