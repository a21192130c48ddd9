import type { Lang } from '@motcua/ui/messages';

export interface Row {
  label: string;
  value: string;
  /** What the label leads to. */
  href?: string;
}

interface SheetProps {
  lang: Lang;
  title: string;
  brand: string;
  greeting: string;
  said: string[];
  rows: Row[];
  action?: { label: string; href: string };
  code?: string;
  footer: string[];
  choose?: { label: string; href: string } | undefined;
}

// Mail programs read neither style sheets nor variables: the tokens' values stand here by hand.
const ink = '#261f1a';
const soft = '#5c5146';
const lacquer = '#9a1b1e';
const font = 'Be Vietnam Pro, Segoe UI, Roboto, Noto Sans, Helvetica, Arial, sans-serif';
const cell = { padding: '6px 12px 6px 0', verticalAlign: 'top', borderTop: '1px solid #e2d7c4' } as const;

/** One column, readable without images, on a phone and in the dark. */
export function Sheet({ lang, title, brand, greeting, said, rows, action, code, footer, choose }: SheetProps) {
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body style={{ margin: 0, padding: '24px 16px', background: '#faf6ee', color: ink, font: `16px/1.6 ${font}` }}>
        <div style={{ maxWidth: '560px', margin: '0 auto' }}>
          <p style={{ margin: '0 0 16px', paddingBottom: '8px', borderBottom: `3px solid ${lacquer}`, fontWeight: 700 }}>{brand}</p>
          <p>{greeting}</p>
          {said.map((sentence) => <p>{sentence}</p>)}
          {code && <p style={{ fontSize: '32px', fontWeight: 700, letterSpacing: '6px', margin: '16px 0' }}>{code}</p>}
          {rows.length > 0 && <Facts rows={rows} />}
          {action && (
            <p style={{ margin: '24px 0' }}>
              <a href={action.href} style={{ display: 'inline-block', padding: '12px 20px', borderRadius: '6px', background: lacquer, color: '#ffffff', fontWeight: 700, textDecoration: 'none' }}>{action.label}</a>
            </p>
          )}
          <p style={{ color: soft, fontSize: '14px', marginTop: '32px' }}>{footer.map((line, i) => <>{i > 0 && <br />}{line}</>)}{choose && <><br /><a href={choose.href} style={{ color: soft }}>{choose.label}</a></>}</p>
        </div>
      </body>
    </html>
  );
}

const Facts = ({ rows }: { rows: Row[] }) => (
  <table role="presentation" style={{ borderCollapse: 'collapse', width: '100%' }}>
    {rows.map(({ label, value, href }) => (
      <tr>
        <td style={{ ...cell, color: soft, whiteSpace: 'nowrap' }}>{href ? <a href={href} style={{ color: lacquer }}>{label}</a> : label}</td>
        <td style={{ ...cell, fontWeight: 700 }}>{value}</td>
      </tr>
    ))}
  </table>
);
