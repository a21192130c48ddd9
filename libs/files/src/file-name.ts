// Control characters and Unicode's direction overrides, with which a program's name can be made to end in "pdf" on the screen.
const invisible = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const longest = 200;

/** The name a file is kept and handed out under: NFC, without path, control characters and leading dots; the ending survives shortening. */
export function tidyFileName(given: string): string {
  const name = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(invisible, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  if (name === '') return 'tệp';
  const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? '';
  return name.length <= longest ? name : name.slice(0, longest - ending.length) + ending;
}
