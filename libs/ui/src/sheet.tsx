import type { ComponentChildren } from 'preact';
import { useWords } from './words.tsx';

export interface SheetProps {
  /** "Mẫu số 01" */
  readonly formName?: string | undefined;
  /** The agency above, and the unit that issues, line by line. */
  readonly agency: readonly string[];
  readonly unit: readonly string[];
  readonly number?: string | undefined;
  /** "Bình Thạnh, ngày 24 tháng 11 năm 2026" */
  readonly dated: string;
  readonly title: string;
  readonly under?: ComponentChildren | undefined;
  readonly children: ComponentChildren;
  readonly signs?: readonly { readonly role: string; readonly how: string; readonly name?: string | undefined }[] | undefined;
}

/** An official paper, A4, after Decree 30/2020/NĐ-CP: heads, title, lines, signatures. Stands in `main.desk`. */
export function Sheet(props: SheetProps) {
  return (
    <article class="sheet" id="page_content" lang="vi">
      {props.formName && <p class="form-name">{props.formName}</p>}
      <Heads {...props} />
      <h1>{props.title}</h1>
      {props.under && <p class="under">{props.under}</p>}
      <div class="lines">{props.children}</div>
      {props.signs && <div class="signs">{props.signs.map(({ role, how, name }) => <p><b>{role}</b><i>{how}</i>{name && <b>{name}</b>}</p>)}</div>}
    </article>
  );
}

function Heads({ agency, unit, number, dated }: SheetProps) {
  const t = useWords();
  return (
    <div class="heads">
      <div>
        <p>{lines(agency)}</p>
        <p class="ruled"><b>{lines(unit)}</b></p>
        {number && <p class="number">{number}</p>}
      </div>
      <div>
        <p><b>{t('paper.country')}</b></p>
        <p class="motto"><span class="ruled full">{t('paper.motto')}</span></p>
        <p class="dated">{dated}</p>
      </div>
    </div>
  );
}

const lines = (texts: readonly string[]) => texts.map((text, index) => <>{index > 0 && <br />}{text}</>);
