import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewSecret, WebhookDefinition, WebhookMade } from '@motcua/contracts/webhooks-api';
import { eventually } from '@motcua/testing/eventually';
import { aPartner, type Partner } from '../testing/a-partner.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';
import { aChangedStatus, aWebhook, partnersOf } from '../testing/a-webhook.ts';

describe('a partner as data', () => {
  let [connect, partner, partners]: [RunningConnect, Partner, ReturnType<typeof partnersOf>] = [] as never;
  let secret: string;
  const id = 'bo-theo-doi';
  const code = (answer: { json: () => unknown }) => (answer.json() as { type?: string }).type?.split('/').at(-1);
  const change = (definition: WebhookDefinition, seen: number) => connect.ask('PUT', `/v1/webhooks/${id}`, { body: definition, headers: { 'if-match': `"${seen}"` } });

  beforeAll(async () => {
    [connect, partner] = [await aRunningConnect(), await aPartner()];
    partners = partnersOf(connect);
    secret = await partners.add(aWebhook(partner.address));
  });
  afterAll(async () => {
    await connect.close();
    await partner.close();
  });

  it('is kept by administrators of the catalogue alone', async () => {
    expect((await connect.ask('GET', '/v1/webhooks', { roles: ['leader'] })).status).toBe(403);
    expect((await connect.ask('POST', `/v1/webhooks/${id}/test`, { roles: ['specialist'] })).status).toBe(403);
    expect(code(await connect.ask('POST', '/v1/webhooks', { body: aWebhook(partner.address) }))).toBe('webhook-exists');
  });

  it.each<[string, Partial<WebhookDefinition>, string]>([
    ['an address without a certificate', { address: 'http://partner.example/motcua' }, 'address-insecure'],
    ['an address in this house', { address: 'https://10.0.0.8/motcua' }, 'address-not-permitted'],
    ['an address in this house that is written as one number', { address: 'https://167772168/motcua' }, 'address-not-permitted'],
    ['the address of a cloud’s own data', { address: 'http://169.254.169.254/latest' }, 'address-not-permitted'],
    ['a password in the address', { address: 'https://user:secret@partner.example/' }, 'address-plain'],
    ['an agency that cannot be', { agencies: ['Bình Thạnh'] }, 'agency-code-invalid'],
  ])('is refused with %s, in words', async (_, changes, problem) => {
    const answer = await connect.ask('POST', '/v1/webhooks', { body: aWebhook('https://partner.example/', { id: 'khac', ...changes }) });
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ code: problem, message: { vi: expect.any(String), en: expect.any(String) } })]) });
  });

  it('is tried with an event about nothing, which it checks by its secret', async () => {
    expect(await partners.test(id)).toMatchObject({ delivered: true });
    expect(partner.verify(secret)).toMatchObject({ type: 'webhook.test', data: { webhook: id } });
    partner.state.mood = 500;
    expect(await partners.test(id)).toMatchObject({ delivered: false, fault: { code: 'answered', status: 500 } });
    partner.state.mood = 204;
    expect((await partners.detail(id)).deliveries).toMatchObject([{ test: true }, { test: true }]);
  });

  it('changes over to a new secret within a day: until then each delivery is signed with both', async () => {
    const { secret: fresh } = await partners.ask<NewSecret>('POST', `/${id}/secrets`);
    await partners.test(id);
    for (const known of [secret, fresh]) expect(partner.verify(known)).toMatchObject({ type: 'webhook.test' });
    const { secret: newest } = await partners.ask<NewSecret>('POST', `/${id}/secrets`);
    await partners.test(id);
    for (const known of [fresh, newest]) expect(partner.verify(known)).toMatchObject({ type: 'webhook.test' });
    expect(() => partner.verify(secret)).toThrow();
    expect((await partners.detail(id)).secrets).toMatchObject([{ id: expect.any(String) }, { validUntil: expect.any(String) }]);
  });

  it('is changed by whoever saw its newest version', async () => {
    expect((await change(aWebhook(partner.address, { procedures: ['household-business'] }), 1)).json()).toEqual({ id, version: 2 });
    expect(code(await change(aWebhook(partner.address), 1))).toBe('webhook-changed');
    expect(code(await change(aWebhook(partner.address, { id: 'khac' }), 2))).toBe('webhook-invalid');
  });

  it('is told of what concerns it, and of nothing else', async () => {
    const own = '000.00.00.G05';
    const status = aChangedStatus();
    await change(aWebhook(partner.address, { procedures: ['household-business'], agencies: ['000.12.35.H29'] }), 2);
    const made = await partners.ask<WebhookMade>('POST', '', aWebhook(partner.address, { id: 'chi-cua-minh', agencies: 'own' }));
    await partners.tell(
      ...[aChangedStatus({ procedure: { ...status.procedure, id: 'land-certificate' } }), aChangedStatus({ agency: { ...status.agency, code: '000.18.35.H29' } })],
      ...[aChangedStatus({ confidential: true, agency: { ...status.agency, code: own } }), aChangedStatus({ changedAt: '2026-11-25T07:59:59.000Z' })],
      ...[status, aChangedStatus({ reference: 'H26-own', agency: { ...status.agency, code: own } })],
    );
    await eventually(async () => expect((await partners.health(made.id)).delivered + (await partners.health(id)).delivered).toBe(2 + 3));
    expect(partner.events().flatMap(({ type, data }) => (type === 'dossier.status_changed' ? [data.code] : [])).sort()).toEqual([status.reference, 'H26-own']);
  });

  it('is switched off and on; what changed meanwhile is told then', async () => {
    await partners.ask('PUT', `/${id}/switch`, { on: false });
    expect((await partners.health(id)).life).toBe('off');
    await partners.tell(aChangedStatus({ reference: 'H26-meanwhile' }));
    await eventually(async () => expect((await partners.health(id)).waiting).toBe(1));
    await partners.ask('PUT', `/${id}/switch`, { on: true });
    await eventually(() => expect(partner.events().at(-1)).toMatchObject({ data: { code: 'H26-meanwhile' } }));
  });

  it('shows who did what to it, and its measures are there for whoever looks after the machines', async () => {
    const { changes } = await partners.detail(id);
    expect([...new Set(changes.map(({ act }) => act))].sort()).toEqual(['changed', 'made', 'secret-made', 'switched-off', 'switched-on', 'tested']);
    expect(changes.every(({ by }) => by === 'admin-ngan')).toBe(true);
    const { body } = await connect.app().inject('/metrics');
    expect(body).toMatch(/motcua_webhook_deliveries_total\{outcome="delivered",service="connect"\} \d/);
    expect(body).toMatch(/motcua_webhook_waiting\{webhook="bo-theo-doi",service="connect"\} 0/);
  });
});
