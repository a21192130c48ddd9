import { untilOf } from '../acts/typed.ts';
import type { FeeAct } from './fees.client.ts';

export type Post = Readonly<Record<string, string | undefined>>;

/** `1.250.000 đ` as people type it; NaN where no figure stands. */
export function dongIn(text: string | undefined): number {
  const digits = (text ?? '').replace(/[\s.,đ₫]/giu, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN;
}

const filled = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text);
const optional = <Key extends string>(key: Key, text: string | undefined) => (filled(text) === undefined ? {} : { [key]: dongIn(text) });

/** What each form says, as one-stop takes it; what is wrong in it one-stop says. */
const bodies: Readonly<Record<FeeAct, (post: Post) => unknown>> = {
  'confirm-payment': (post) => ({ way: post['way'], ...optional('amount', post['amount']), ...(post['way'] === 'cash' ? optional('tendered', post['tendered']) : {}) }),
  'set-fee': (post) => ({ quantity: dongIn(post['quantity'] ?? '1'), exemption: filled(post['which']) === undefined ? null : { which: Number(post['which']), reason: post['reason'] ?? '', ...optional('waived', post['waived']) } }),
  'void-payment': (post) => ({ payment: post['payment'], reason: post['reason'] ?? '' }),
  'ask-refund': (post) => ({ payment: post['payment'], amount: dongIn(post['amount']), reason: post['reason'] ?? '' }),
  'decide-refund': (post) => ({ refund: post['refund'], granted: post['granted'] === 'true', ...(filled(post['note']) === undefined ? {} : { note: post['note'] }) }),
  'pay-refund': (post) => ({ refund: post['refund'] }),
  'request-payment': (post) => ({ extra: filled(post['extra']) === undefined ? 0 : dongIn(post['extra']), reason: post['reason'] ?? '', until: untilOf(post) ?? '' }),
};

/** NaN is no JSON: one-stop is to say that a figure is missing, so it gets null. */
export const bodyOf = (act: FeeAct, post: Post): unknown => bodies[act](post);
