const controls = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;
/** Marks that turn the writing direction, zero-width characters and soft hyphens: invisible, and a way to make a name read as another. */
const invisible = /\p{Cf}/gu;
const anySpace = /[\p{Zs}\p{Zl}\p{Zp}\t\n\r\v\f]/gu;
const stackedMarks = /(\p{M}{2})\p{M}+/gu;
/** Official papers are written in Latin letters; the fonts carry no others that could be laid out rightly. */
const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Greek}\p{Script=Cyrillic}]/gu;

/** One line of text that is safe to print: NFC, no control or direction characters, single spaces, Latin, Greek and Cyrillic letters only. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(anySpace, (space) => (space === '\u00A0' ? space : ' '))
    .replace(controls, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(stackedMarks, '$1')
    .replace(foreign, '\uFFFD')
    .replace(/ {2,}/g, ' ');
}

/** What a person wrote over several lines, as clean paragraphs without empty ones. */
export function cleanParagraphs(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => cleanText(line).trim())
    .filter((line) => line !== '');
}
