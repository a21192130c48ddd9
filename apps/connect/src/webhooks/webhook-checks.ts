import type { FieldProblem } from '@motcua/contracts/problems';
import type { WebhookDefinition } from '@motcua/contracts/webhooks-api';
import { isAgencyCode } from '@motcua/domain/reference/agency-code';
import { RequestProblem } from '@motcua/http/problem';
import { type Networks, NotPermitted } from '@motcua/http/networks';

type Check = readonly [at: string, code: string, isRight: (definition: WebhookDefinition, networks: Networks) => boolean, vi: string, en: string];

const checks: readonly Check[] = [
  ['agency.code', 'agency-code-invalid', ({ agency }) => isAgencyCode(agency.code), 'Mã cơ quan phải theo QCVN 102:2016, ví dụ 000.12.35.H29.', 'The agency code must be one of QCVN 102:2016, such as 000.12.35.H29.'],
  ['agencies', 'agency-code-invalid', ({ agencies }) => typeof agencies === 'string' || agencies.every(isAgencyCode), 'Mỗi mã cơ quan phải theo QCVN 102:2016, ví dụ 000.12.35.H29.', 'Each agency code must be one of QCVN 102:2016, such as 000.12.35.H29.'],
  ['address', 'address-insecure', ({ address }, networks) => isSecure(new URL(address), networks), 'Địa chỉ phải bắt đầu bằng https://.', 'The address must begin with https://.'],
  ['address', 'address-plain', ({ address }) => isPlain(new URL(address)), 'Địa chỉ không chứa tên đăng nhập, mật khẩu hay phần sau dấu #.', 'The address has no user name, password or part after #.'],
  ['address', 'address-not-permitted', ({ address }, networks) => isPermitted(new URL(address), networks), 'Địa chỉ này nằm trong mạng nội bộ chưa được phép.', 'This address lies in a private network that is not permitted.'],
];

/** @throws RequestProblem with everything that is wrong */
export function checkWebhook(definition: WebhookDefinition, networks: Networks): void {
  const errors = checks.filter(([, , isRight]) => !isRight(definition, networks)).map(([at, code, , vi, en]): FieldProblem => ({ at, code, message: { vi, en } }));
  if (errors.length > 0) throw new RequestProblem(422, 'webhook-invalid', { errors });
}

const isSecure = ({ protocol, hostname }: URL, networks: Networks): boolean => protocol === 'https:' || networks.permitsPlain(hostname);

const isPlain = ({ username, password, hash }: URL): boolean => !username && !password && !hash;

function isPermitted({ hostname }: URL, networks: Networks): boolean {
  try {
    networks.check(hostname);
    return true;
  } catch (error) {
    if (error instanceof NotPermitted) return false;
    throw error;
  }
}
