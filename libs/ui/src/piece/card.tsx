import type { ComponentChildren } from 'preact';
import { Pictogram } from '../icon.tsx';
import type { PictogramName } from '../icon.tsx';

export interface PanelProps {
  /** Also names the section for those who do not see it; needs an id. */
  readonly title?: string | undefined;
  readonly id?: string | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly children: ComponentChildren;
}

function Panel({ kind, title, id, level = 2, children }: PanelProps & { readonly kind: string }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const titleId = id && title ? `${id}-title` : undefined;
  return (
    <section class={kind} id={id} {...(titleId ? { 'aria-labelledby': titleId } : {})}>
      {title && <Heading id={titleId}>{title}</Heading>}
      {children}
    </section>
  );
}

/** `lintel`: the one card of a page that leads on. */
export function Card({ lintel, sticky, ...panel }: PanelProps & { readonly lintel?: boolean | undefined; readonly sticky?: boolean | undefined }) {
  return <Panel kind={['card', lintel ? 'lintel' : '', sticky ? 'sticky' : ''].filter(Boolean).join(' ')} {...panel} />;
}

export function Well(panel: PanelProps) {
  return <Panel kind="well" {...panel} />;
}

/** A part of a page with its heading. */
export function Section(panel: PanelProps) {
  return <Panel kind="section" {...panel} />;
}

export interface TileProps { readonly href: string; readonly title: string; readonly detail?: string | undefined; readonly picture: PictogramName }

export function Tiles({ tiles }: { readonly tiles: readonly TileProps[] }) {
  return <ul class="tiles">{tiles.map((tile) => <li><Tile {...tile} /></li>)}</ul>;
}

function Tile({ href, title, detail, picture }: TileProps) {
  return <a class="tile" href={href}><Pictogram name={picture} /><b>{title}{detail && <small>{detail}</small>}</b></a>;
}

/** Lines of links with a word at their end: sectors and their number of procedures. */
export function Links({ links }: { readonly links: readonly { readonly href: string; readonly label: string; readonly aside?: string | undefined }[] }) {
  return <ul class="links">{links.map(({ href, label, aside }) => <li><a href={href}>{label}{aside && <> <span>{aside}</span></>}</a></li>)}</ul>;
}

export interface Fact { readonly label: string; readonly value: ComponentChildren; readonly note?: ComponentChildren | undefined }

/** Label over value: what is known of a procedure or a dossier. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return <dl class="facts">{facts.map(({ label, value, note }) => <div><dt>{label}</dt><dd>{value}{note && <> <small>{note}</small></>}</dd></div>)}</dl>;
}

/** A question that opens to its answer. */
export function Question({ question, children }: { readonly question: string; readonly children: ComponentChildren }) {
  return <details class="card question"><summary>{question}</summary>{children}</details>;
}
