export interface TabItem { readonly href: string; readonly label: string; readonly count?: number | undefined; readonly current?: boolean | undefined }

/** Tabs are links to pages of their own: they can be opened beside each other and work without script. */
export function Tabs({ name, items }: { readonly name: string; readonly items: readonly TabItem[] }) {
  return (
    <nav aria-label={name}>
      <ul class="tabs">
        {items.map(({ href, label, count, current }) => (
          <li><a href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>{label}{count !== undefined && <> <span>{count}</span></>}</a></li>
        ))}
      </ul>
    </nav>
  );
}
