import type { AtCounter } from '@motcua/contracts/counter';
import type { Attachment } from '@motcua/contracts/eforms-api';
import type { AttachedPapers } from '@motcua/contracts/form';
import type { Paper } from '@motcua/contracts/procedure';
import type { Visit } from '../frame/visit.ts';
import { inputs } from './counter-post.ts';
import { counterWords } from './words.ts';

const forms = ['original', 'certified-copy', 'copy'] as const;

export interface PapersReceivedProps {
  readonly visit: Visit;
  readonly papers: readonly Paper[];
  /** Those that the answers call for as they stand. */
  readonly applying: ReadonlySet<string>;
  readonly onPaper: AtCounter['onPaper'];
  readonly scans: { readonly papers: AttachedPapers; readonly attachments: readonly Attachment[] };
  readonly errors: ReadonlyMap<string, string>;
}

/** The checklist: each paper, whether it was handed in, as what, how many, and what was noticed about it. */
export function PapersReceived(props: PapersReceivedProps) {
  const { visit: { lang }, papers } = props;
  const say = counterWords(lang);
  if (papers.length === 0) return <p class="soft">{say('papers.none')}</p>;
  return <div class="counter-papers">{papers.map((paper) => <PaperRow {...props} paper={paper} />)}</div>;
}

function PaperRow({ visit: { lang }, paper, applying, onPaper, scans, errors }: PapersReceivedProps & { readonly paper: Paper }) {
  const say = counterWords(lang);
  const { id, name, when, optional } = paper;
  const received = onPaper[id];
  const error = errors.get(id);
  const files = scans.attachments.filter((file) => scans.papers[id]?.includes(file.id));
  return (
    <fieldset class={error ? 'counter-paper wrong' : 'counter-paper'} {...(when && isKnownToScript(when) ? { 'data-when': JSON.stringify(when) } : {})} hidden={!applying.has(id)}>
      <legend class="visually-hidden">{name[lang]}</legend>
      {error && <p class="error" id={`${inputs.got(id)}-error`}><span>{error}</span></p>}
      <label class="choice">
        <input type="checkbox" id={inputs.got(id)} name={inputs.got(id)} value="true" checked={received !== undefined} {...(error ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${inputs.got(id)}-error` } : {})} />
        <span>{name[lang]}{optional && <span class="optional"> {say('papers.optional')}</span>}{files.length > 0 && <small>{say('papers.scanned', { files: files.map((file) => file.name).join(', ') })}</small>}</span>
      </label>
      <Details paper={paper} received={received} lang={lang} />
    </fieldset>
  );
}

/** What `reveal.js` can judge while one types; the rest comes and goes when the page is saved. */
const scripted = new Set(['var', '==', '===', '!=', '!==', '!', '!!', 'and', 'or', 'in', '>', '<', '>=', '<=']);

function isKnownToScript(rule: unknown): boolean {
  if (Array.isArray(rule)) return rule.every(isKnownToScript);
  if (typeof rule !== 'object' || rule === null) return true;
  return Object.entries(rule).every(([operator, operands]) => scripted.has(operator) && isKnownToScript(operands));
}

function Details({ paper: { id, form, copies }, received, lang }: { readonly paper: Paper; readonly received: AtCounter['onPaper'][string] | undefined; readonly lang: Visit['lang'] }) {
  const say = counterWords(lang);
  const asked = received?.form ?? (form === 'electronic' ? 'copy' : form);
  return (
    <div class="counter-paper-details">
      <label><span class="visually-hidden">{say('papers.form')}</span>
        <select name={inputs.form(id)}>{forms.map((one) => <option value={one} selected={one === asked}>{say(`papers.form.${one}`)}</option>)}</select>
      </label>
      <label><span>{say('papers.copies')}</span> <input class="w-2 num" id={inputs.copies(id)} name={inputs.copies(id)} inputMode="numeric" maxLength={2} value={String(received?.copies ?? copies)} autocomplete="off" /></label>
      <label><span class="visually-hidden">{say('papers.remark')}</span><input name={inputs.remark(id)} value={received?.remark ?? ''} maxLength={300} autocomplete="off" placeholder={say('papers.remark')} /></label>
    </div>
  );
}
