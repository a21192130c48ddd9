import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { isSignedWebhook, signWebhook } from './standard-webhook.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const at = 1_614_265_330_000;
const body = '{"test": 2432232314}';
const signed = signWebhook(body, { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', secret, at });
const check = (changes: object = {}, now = at, secrets = [secret], text = body) => isSignedWebhook(text, { ...signed, ...changes }, { secrets, at: now });

describe('a signature of Standard Webhooks', () => {
  it('is the one of its specification', () => {
    expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('opens for five minutes, with one of several secrets, and beside others', () => {
    expect(check()).toBe(true);
    expect(check({}, at + 299_000)).toBe(true);
    expect(check({}, at, ['whsec_AAAA', secret])).toBe(true);
    expect(check({ 'webhook-signature': `v1a,xyz ${signed['webhook-signature']}` })).toBe(true);
  });

  it('is understood by the library that the specification comes with, and so is one of that library here', () => {
    const now = Date.now();
    const ours = signWebhook(body, { id: 'msg_1', secret, at: now });
    expect(new Webhook(secret).verify(body, { ...ours })).toEqual(JSON.parse(body));
    const theirs = { ...ours, 'webhook-signature': new Webhook(secret).sign('msg_1', new Date(now), body) };
    expect(isSignedWebhook(body, theirs, { secrets: [secret], at: now })).toBe(true);
  });

  it('is made with both secrets while one gives way to the other', () => {
    const newer = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
    const both = signWebhook(body, { id: 'msg_1', secret: [newer, secret], at });
    for (const known of [newer, secret]) expect(isSignedWebhook(body, { ...both }, { secrets: [known], at })).toBe(true);
    expect(both['webhook-signature'].split(' ')).toHaveLength(2);
  });

  it.each<[string, object, number?, string[]?, string?]>([
    ['is too old', {}, at + 301_000],
    ['is of the future', {}, at - 301_000],
    ['is of another secret', {}, at, ['whsec_AAAA']],
    ['is of no secret', {}, at, []],
    ['is of another body', {}, at, [secret], `${body} `],
    ['is of another id', { 'webhook-id': 'other' }],
    ['is of another time', { 'webhook-timestamp': '1614265331' }],
    ['is missing', { 'webhook-signature': undefined }],
  ])('that %s does not', (_, ...parts) => {
    expect(check(...parts)).toBe(false);
  });
});
