import qrcode from 'qrcode';

/** A QR code as one SVG path on a grid of `size` modules; rows are drawn as runs, which keeps it short. */
export function qrPath(text: string): { path: string; size: number } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, y) => rowPath((x) => Boolean(modules.get(y, x)), y, size));
  return { path: rows.join(''), size };
}

function rowPath(isDark: (x: number) => boolean, y: number, size: number): string {
  let path = '';
  for (let x = 0; x < size; x += 1) {
    if (!isDark(x)) continue;
    const from = x;
    while (x < size && isDark(x)) x += 1;
    path += `M${from} ${y}h${x - from}v1h${from - x}z`;
  }
  return path;
}
