/**
 * What a scanner reads off a paper of ours, as the code that is meant: the bars say the look-up number itself, the QR code the address of the
 * look-up with the code in it. Anything else stays as it is.
 */
export function codeIn(scanned: string): string {
  const text = scanned.trim();
  const inAddress = /^https?:\/\/\S+[?&]ma=([^&\s]+)/i.exec(text)?.[1];
  return inAddress === undefined ? text : readable(inAddress);
}

function readable(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    // Somebody else's QR code, or one that was read badly.
    return encoded;
  }
}
