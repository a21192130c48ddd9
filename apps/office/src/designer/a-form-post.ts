/** What a browser would send of a form as it stands: for specs that read a page and send it back. */
export function formPost(html: string, className: string): Record<string, string | string[]> {
  const form = new RegExp(`<form class="${className}"[^]*?</form>`).exec(html)?.[0] ?? '';
  const shown = form.replace(/<template>[^]*?<\/template>/g, '');
  const pairs = [...shown.matchAll(/<(input|textarea|select)\b([^>]*)>/g)].flatMap((found) => sent(found, shown));
  const post: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) post[name] = name in post ? [post[name] ?? '', value].flat() : value;
  return post;
}

function sent(found: RegExpExecArray, html: string): [string, string][] {
  const [whole, tag, attributes = ''] = found;
  const name = attribute(attributes, 'name');
  if (name === undefined) return [];
  const inside = html.slice(found.index + whole.length);
  if (tag === 'textarea') return [[name, decoded(inside.slice(0, inside.indexOf('</textarea>')))]];
  if (tag === 'select') return [[name, chosenIn(inside.slice(0, inside.indexOf('</select>')))]];
  const ticks = /type="(checkbox|radio)"/.test(attributes);
  if ((ticks && !/\bchecked\b/.test(attributes)) || /type="file"/.test(attributes)) return [];
  return [[name, attribute(attributes, 'value') ?? '']];
}

function chosenIn(select: string): string {
  const options = [...select.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
  const chosen = options.find((option) => /\bselected\b/.test(option)) ?? options[0] ?? '';
  return attribute(chosen, 'value') ?? '';
}

const attribute = (attributes: string, name: string) => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : decoded(found);
};

const decoded = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
