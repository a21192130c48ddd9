/**
 * The text without its marks, for search: `Nguyễn Đình Chiểu` becomes `Nguyen Dinh Chieu`. Case stays.
 * Stores keep a folded copy beside what people search, because the database compares accents literally (design.md).
 */
export function foldAccents(text: string): string {
  // đ is a letter of its own, not d with a mark: normalisation leaves it alone.
  return text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

/** Folded, lower case, single spaces: two spellings of one name give one key. */
export function searchKey(text: string): string {
  return foldAccents(text.normalize('NFKC')).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Vietnamese typed on some phones and Macs arrives decomposed; everything we keep or compare is NFC. */
export function toNfc(text: string): string {
  return isNfc(text) ? text : text.normalize('NFC');
}

export function isNfc(text: string): boolean {
  return text === text.normalize('NFC');
}
