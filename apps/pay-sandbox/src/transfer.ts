/** An account that no bank has, with words that belong to one order: letters and digits, as banks let through. */
export function transferFor(reference: string): { bank: string; account: string; name: string; words: string } {
  return { bank: '970436', account: '0000000000000', name: 'TAI KHOAN THU NGHIEM', words: `MC ${reference.replaceAll('-', '').slice(0, 12).toUpperCase()}` };
}
