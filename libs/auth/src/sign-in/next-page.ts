/**
 * Where to go after signing in: `base` itself or a path of this site below it, or `home`. Anything that a browser could read as another
 * site (`//evil.example`, `/\evil.example`, `https:…`, tabs and line breaks that browsers drop) is not taken.
 */
export function nextPage(wish: unknown, base: string, home: string): string {
  if (typeof wish !== 'string' || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(wish)) return home;
  const here = 'http://here.invalid';
  if (!URL.canParse(wish, here)) return home;
  const { origin, pathname, search, hash } = new URL(wish, here);
  const isOurs = origin === here && (pathname === base || pathname.startsWith(`${base}/`)) && !pathname.startsWith('//');
  // Signing in must not lead back to signing in.
  return isOurs && !pathname.startsWith(`${base}/auth/`) ? pathname + search + hash : home;
}
