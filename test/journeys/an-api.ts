import { randomUUID } from 'node:crypto';
import { DossierView, Moved } from '@motcua/contracts/one-stop-api';
import { Attachment, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import { eventually } from '@motcua/testing/eventually';
import type { z } from 'zod';
import { signIn } from '../../infra/demo/sign-in.mjs';
import { agency, answers, identityCard, procedureId } from './a-household-registration.ts';
import { system } from './a-system.ts';
import type { Account } from './people.ts';

export interface Asked { method?: string; headers?: Record<string, string>; json?: unknown; body?: RequestInit['body'] }
export interface Answer { status: number; headers: Headers; body: Record<string, unknown> }

/** The public API at the gateway with a person's or program's token; without one, as anybody. */
export function apiWith(token?: string) {
  const send = async (path: string, { method, headers = {}, json, body = json === undefined ? undefined : JSON.stringify(json) }: Asked = {}): Promise<Answer> => {
    const always: Record<string, string> = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(json === undefined ? {} : { 'content-type': 'application/json' }) };
    const answer = await fetch(`${system.publicUrl}/api/v1${path}`, { method: method ?? (body ? 'POST' : 'GET'), headers: { ...always, ...headers }, ...(body ? { body } : {}) });
    return { status: answer.status, headers: answer.headers, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> };
  };
  const good = async <Shape extends z.ZodType>(shape: Shape, path: string, asked?: Asked): Promise<z.output<Shape>> => {
    const answer = await send(path, asked);
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    return shape.parse(answer.body);
  };
  return { token, send, good };
}
export type Api = ReturnType<typeof apiWith>;

const entered = new Map<string, Promise<Api>>();

/** Signed in once a run, as at the start of a working day. */
export function apiOf(account: Account): Promise<Api> {
  const api = entered.get(account.username) ?? signIn(system.publicUrl, account).then(apiWith);
  entered.set(account.username, api);
  return api;
}

export async function uploadIdentityCard(api: Api): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([identityCard.buffer], { type: identityCard.mimeType }), identityCard.name);
  return (await api.good(Attachment, '/attachments', { method: 'POST', body: form })).id;
}

export const wholeSubmission = async (api: Api) => ({ procedureId, agency, answers, papers: { [identityCard.paper]: [await uploadIdentityCard(api)] } });

/** Handed in by the API, for stories that begin later. one-stop knows of it when this returns. */
export async function aSubmittedDossier(account: Account): Promise<SubmissionReceipt> {
  const api = await apiOf(account);
  const receipt = await api.good(SubmissionReceipt, '/submissions', { json: await wholeSubmission(api), headers: { 'idempotency-key': randomUUID() } });
  await eventually(() => viewOf(api, receipt.id));
  return receipt;
}

export const viewOf = (api: Api, id: string): Promise<DossierView> => api.good(DossierView, `/dossiers/${id}`);

/** One move by the API, from the version that stands now. */
export async function move(account: Account, id: string, name: string, json: unknown = {}): Promise<Moved> {
  const api = await apiOf(account);
  const { status } = await viewOf(api, id);
  return api.good(Moved, `/dossiers/${id}/${name}`, { json, headers: { 'if-match': `"${status.version}"`, 'idempotency-key': randomUUID() } });
}
