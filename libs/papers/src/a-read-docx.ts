import { strFromU8, unzipSync } from 'fflate';

export interface ReadDocx {
  /** Texts in order of the document, with single spaces; `\t` where a dotted line is. */
  readonly text: string;
  /** XML by its path in the file. */
  readonly parts: ReadonlyMap<string, string>;
}

export function readDocx(docx: Buffer): ReadDocx {
  const files = Object.entries(unzipSync(docx)).filter(([path]) => /\.(xml|rels)$/.test(path));
  const parts = new Map(files.map(([path, bytes]) => [path, strFromU8(bytes)]));
  const body = parts.get('word/document.xml') ?? '';
  const told = body.replace(/<\/w:p>|<w:tab\/>/g, ' ').replace(/<w:tabs>.*?<\/w:tabs>/g, '').replace(/<[^>]+>/g, '');
  return { text: unescaped(told).replace(/[\s\u00A0]+/g, ' ').trim(), parts };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string) => text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);

const piecesOfXml = /[^<]+|<(\/?)([\w:.-]+)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>|<\?xml[^>]*\?>|</g;
const bareAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-F]+);)/i;

/** The first thing that makes a text no well-formed XML, as far as tags, attributes and entities go. */
export function flawOfXml(xml: string): string | undefined {
  const open: string[] = [];
  for (const [piece, close, name, empty] of xml.matchAll(piecesOfXml)) {
    if (piece === '<') return 'a < that begins no tag';
    if (bareAmpersand.test(piece)) return `a bare & in ${piece.slice(0, 40)}`;
    if (!name || empty) continue;
    if (!close) open.push(name);
    else if (open.pop() !== name) return `</${name}> closes another element`;
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}> is not closed`;
}
