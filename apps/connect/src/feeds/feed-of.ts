import type { FeedDefinition } from '@motcua/contracts/feeds-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Feed } from '@motcua/domain/feed/feed';
import { isCodeTemplate } from '@motcua/domain/feed/foreign-code';
import { agencyCode, isAgencyCode } from '@motcua/domain/reference/agency-code';
import type { FeedDocument } from './feed.schema.ts';

/** The feed as the rules know it. */
export function feedOf({ version, definition }: Pick<FeedDocument, 'version' | 'definition'>): Feed {
  const { agency, ...rest } = definition;
  return { ...rest, version, agency: { ...agency, code: agencyCode(agency.code) } };
}

type Check = readonly [at: string, code: string, isRight: (definition: FeedDefinition) => boolean, vi: string, en: string];

const checks: readonly Check[] = [
  ['agency.code', 'agency-code-invalid', ({ agency }) => isAgencyCode(agency.code), 'Mã cơ quan phải theo QCVN 102:2016, ví dụ 000.12.35.H29.', 'The agency code must be one of QCVN 102:2016, such as 000.12.35.H29.'],
  ['code', 'template-invalid', ({ code }) => isCodeTemplate(code), 'Mẫu mã hồ sơ cần {seq} và {yyyy} hoặc {yy}, mỗi phần một lần; ngoài ra có {mm} và {dd}.', 'The template of codes needs {seq} and {yyyy} or {yy}, each once; {mm} and {dd} may stand there too.'],
  ['format', 'format-unfit', ({ road, format }) => (road === 'drop') === (format !== 'json'), 'Tệp thả vào thư mục là CSV hoặc XLSX; các đường khác là JSON.', 'Dropped files are CSV or XLSX; all other roads carry JSON.'],
  ['pull', 'pull-unfit', ({ road, pull }) => (road === 'pull') === (pull !== undefined), 'Nguồn tự lấy dữ liệu cần địa chỉ API, các nguồn khác thì không.', 'A feed that is fetched needs the address of an API, and no other does.'],
  ['topic', 'topic-unfit', ({ road, topic }) => (road === 'topic') === (topic !== undefined), 'Nguồn qua Kafka cần tên topic, các nguồn khác thì không.', 'A feed from Kafka needs the name of a topic, and no other does.'],
];

export const problemsOf = (definition: FeedDefinition): FieldProblem[] =>
  checks.filter(([, , isRight]) => !isRight(definition)).map(([at, code, , vi, en]) => ({ at, code, message: { vi, en } }));

/** What says which dossier a row belongs to: changed, one dossier would become two. */
export const isSameFeed = (one: FeedDefinition, other: FeedDefinition): boolean =>
  one.id === other.id && one.agency.code === other.agency.code && one.series === other.series && one.columns.code === other.columns.code;
