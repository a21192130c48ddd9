/** What Minh Hạnh hands in, page by page: a small eatery, founded by herself. */
export const procedureId = 'business-registration-household';
export const agency = '000.12.35.H29';

export type Written = string | number | boolean | { readonly [part: string]: string } | readonly { readonly [field: string]: string | boolean }[];
export type WrittenPage = Readonly<Record<string, Written>>;

const nextMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

export const pages: readonly (readonly [section: string, WrittenPage])[] = [
  ['owner', { 'owner-name': 'Nguyễn Thị Minh Hạnh', 'owner-gender': 'female', 'owner-birth-date': '1986-03-09', 'owner-ethnicity': 'kinh', 'owner-nationality': 'viet-nam' }],
  ['owner-paper', { 'owner-paper-type': 'citizen-card', 'owner-identity-number': '079186001234', 'owner-paper-issued-on': '2021-05-11', 'owner-paper-issued-by': 'Bộ Công an' }],
  ['owner-contact', { 'owner-permanent-address': '128/5 Đinh Tiên Hoàng, phường 1, quận Bình Thạnh', 'owner-lives-there': true, 'owner-phone': '0903512789', 'owner-email': 'minh.hanh@example.vn' }],
  ['business-name', { 'business-name': 'Quán cơm Hương Quê' }],
  ['premises', { premises: { street: '128/5 Đinh Tiên Hoàng', ward: '26944' }, 'has-other-places': false }],
  ['business-lines', { 'business-lines': [{ 'line-name': 'Nhà hàng và các dịch vụ ăn uống phục vụ lưu động', 'line-code': '5610', 'line-is-main': true }, { 'line-name': 'Bán lẻ đồ uống', 'line-code': '4723', 'line-is-main': false }] }],
  ['capital', { capital: 50_000_000, 'starts-on': nextMonth(), employees: 3 }],
  ['tax', { 'tax-notices-elsewhere': false, 'tax-method': 'lump-sum' }],
  ['founders', { 'founded-by': 'individual' }],
  ['submission', { 'by-proxy': false, 'result-channel': 'online' }],
  ['commitments', { 'commits-not-barred': true, 'commits-premises': true, 'commits-truth': true }],
];

/** The same as one set of answers, as programs hand it in. */
export const answers: WrittenPage = Object.assign({}, ...pages.map(([, page]) => page));

/** The one paper that this registration needs; a dot, but a real picture. */
export const identityCard = {
  paper: 'owner-identity',
  name: 'can-cuoc.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
};
