import type { ComponentChildren } from 'preact';
import type { Option } from '../form/field.tsx';
import { useWords } from '../words.tsx';

export type Filter =
  | { readonly kind: 'find'; readonly name: string; readonly label?: string | undefined; readonly value?: string | undefined; readonly example?: string | undefined }
  | { readonly kind: 'date'; readonly name: string; readonly label: string; readonly value?: string | undefined }
  | { readonly kind: 'choice'; readonly name: string; readonly label: string; readonly options: readonly Option[]; readonly value?: string | undefined };

export interface FiltersProps {
  readonly action: string;
  readonly filters: readonly Filter[];
  readonly button?: string | undefined;
  /** Many of them: on phones they stand behind one word, so that the list comes first. Open when something is narrowed down. */
  readonly fold?: { readonly open: boolean } | undefined;
  /** Hidden fields that stay: the tab, the order. */
  readonly children?: ComponentChildren;
}

/** Filters live in the address: a GET, so that a list can be kept and sent to a colleague. */
export function Filters({ fold, ...props }: FiltersProps) {
  const t = useWords();
  if (!fold) return <FilterForm {...props} />;
  return <details class="filters-fold" open={fold.open}><summary>{t('filters.name')}</summary><FilterForm {...props} /></details>;
}

function FilterForm({ action, filters, button, children }: FiltersProps) {
  const t = useWords();
  return (
    <form class="filters" action={action} aria-label={t('filters.name')}>
      {filters.map((filter) => <FilterControl filter={filter} />)}
      {children}
      <button class="btn" type="submit">{button ?? t('filters.do')}</button>
    </form>
  );
}

function FilterControl({ filter }: { filter: Filter }) {
  const t = useWords();
  if (filter.kind === 'find') {
    return <label class="grow">{filter.label ?? t('filters.find')}<input type="search" name={filter.name} value={filter.value} placeholder={filter.example} autocomplete="off" /></label>;
  }
  if (filter.kind === 'date') return <label>{filter.label}<input type="date" name={filter.name} value={filter.value} /></label>;
  return (
    <label>
      {filter.label}
      <select name={filter.name}>{filter.options.map(({ value, label }) => <option value={value} selected={value === filter.value}>{label}</option>)}</select>
    </label>
  );
}
