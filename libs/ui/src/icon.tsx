import type { JSX } from 'preact';

const person = <><circle cx="12" cy="8" r="4" /><path d="M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5" /></>;
const disc = <circle cx="12" cy="12" r="8.5" />;

/** 24 grid, stroke only; the line weight and colour come from `.icon`. */
const drawings = {
  person,
  phone: <path d="M6 4h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5 5l1.5-2L20 14.5V18a2 2 0 0 1-2 2A14.5 14.5 0 0 1 4 6a2 2 0 0 1 2-2z" />,
  check: <path d="m4.5 12.5 5 5 10-11" />,
  print: <path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" />,
  image: <><path d="M4 5h16v14H4z" /><circle cx="9" cy="10" r="1.5" /><path d="m5 18 5-5 3 3 3-4 4 5" /></>,
  download: <path d="M12 4v11m-5-5 5 5 5-5M5 20h14" />,
  upload: <path d="M12 16V5M7 10l5-5 5 5M5 20h14" />,
  file: <path d="M6 3h8l4 4v14H6zM14 3v4h4" />,
  bell: <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4" />,
  forward: <path d="M4 12h16m-6-6 6 6-6 6" />,
  back: <path d="M20 12H4m6-6-6 6 6 6" />,
  alert: <path d="M12 3 21.5 20h-19zM12 9.5v5M12 17.2v.1" />,
  clock: <>{disc}<path d="M12 7v5l3.5 2" /></>,
  info: <>{disc}<path d="M12 11v5.5M12 7.7v.1" /></>,
  pause: <>{disc}<path d="M10 9v6m4-6v6" /></>,
  forbidden: <>{disc}<path d="m6 6 12 12" /></>,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  plus: <path d="M12 5v14M5 12h14" />,
  star: <path d="m12 3.5 2.6 5.6 6 .7-4.5 4.1 1.2 6-5.3-3-5.3 3 1.2-6L3.4 9.8l6-.7z" />,
  copy: <><path d="M9 9h11v11H9z" /><path d="M15 9V4H4v11h5" /></>,
  list: <path d="M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1" />,
  erase: <path d="M8 6h12v12H8l-5-6zM11.5 9.5l5 5m0-5-5 5" />,
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />,
  camera: <><path d="M4 8h4l1.5-2.5h5L16 8h4v11H4z" /><circle cx="12" cy="13" r="3.5" /></>,
  ticket: <path d="M4 7h16v3.5a1.8 1.8 0 0 0 0 3.5V17H4v-3a1.8 1.8 0 0 0 0-3.5zM14 7v10" />,
  message: <path d="M4 5h16v11H11l-4.5 4v-4H4z" />,
  barcode: <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2M14 18v2h2M19 17.5v2.5" />,
  send: <><path d="M4 12 20 4.5 15 20l-3.5-6.5z" /><path d="m11.5 13.5 4-4" /></>,
  speak: <path d="M4 10v4h3.5L12 18V6l-4.5 4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />,
  desk: <path d="M3 20V9l9-5 9 5v11M3 20h18M9 20v-6h6v6" />,
  'large-text': <path d="M3 19 8.5 6 14 19M5 15h7M15.5 19l3-7.5 3 7.5M16.5 16.5h4" />,
  search: <><circle cx="10.5" cy="10.5" r="6.5" /><path d="m15.5 15.5 5 5" /></>,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof drawings;
export const iconNames = Object.keys(drawings) as IconName[];

/** An icon never speaks alone: the words stand beside it, or it gets its own as `label`. */
export function Icon({ name, label }: { name: IconName; label?: string | undefined }) {
  const voice = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': 'true' } as const);
  return <svg class="icon" viewBox="0 0 24 24" {...voice}>{drawings[name]}</svg>;
}

/** 40 grid, exactly one lacquer part each. */
const pictograms = {
  birth: <><circle cx="20" cy="22" r="13" /><path d="M7.3 20c-2.6.2-3.3 5 .4 5.5M32.7 20c2.6.2 3.3 5-.4 5.5M15.5 21v1M24.5 21v1M16.5 27c2 2 5 2 7 0" /><path class="lacquer" d="M20 9c0 3 3.5 4 4.7 1.7 1-2.2-1.2-4-3.2-3.2C18 9 15.5 6.5 16.5 4" /></>,
  marriage: <><circle cx="15" cy="23" r="9" /><circle class="lacquer" cx="25" cy="23" r="9" /><path d="m12 8 3 6 3-6-1.5-2.5h-3z" /></>,
  house: <><path d="M4 19C11 16 16 12 20 7c4 5 9 9 16 12M8 18v16h24V18" /><path class="lacquer" d="M16 34V22h8v12M20 22v12" /></>,
  shop: <><path d="M7 18v16h26V18M7 34h26M13 34V24h8v10M26 24h3v5h-3z" /><path class="lacquer" d="M6 8h28l2 7a4 4 0 0 1-8 0 4 4 0 0 1-8 0 4 4 0 0 1-8 0 4 4 0 0 1-8 0z" /></>,
  vehicle: <><circle cx="10" cy="28" r="5" /><circle cx="31" cy="28" r="5" /><path d="M15 28h8l4-9-3-10h-4M27 19l4 9M10 23c4-1 6 0 8 5" /><path class="lacquer" d="M8 18h12" /></>,
  travel: <><path d="M9 5h19a3 3 0 0 1 3 3v27H9zM15 29.5h10" /><path class="lacquer" d="M27 17a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM13 17h14M20 10c-3.6 4-3.6 10 0 14M20 10c3.6 4 3.6 10 0 14" /></>,
  land: <><path d="M3.5 33 11 20h18l7.5 13zM7.3 26.5h25.4M20 20v13M14.5 20 11 33M25.5 20 29 33" /><path class="lacquer" d="M20 20V6l9 3.8-9 3.7" /></>,
  business: <><path d="M5 13h30v20H5zM14.5 13V8.5h11V13" /><path class="lacquer" d="M5 22h12M23 22h12M17 19.5h6v5h-6z" /></>,
  workers: <><path d="M18.5 13.5a4.8 4.8 0 0 1-9.6 0M4 34c.4-7.6 3.7-11.6 9.7-11.6S23 26.4 23.4 34M31.5 17.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM25.5 25c5.8-1.6 10.2 1.8 10.5 9" /><path class="lacquer" d="M4.5 13.5 13.7 6l9.2 7.5z" /></>,
  taxes: <><path d="M9 5h22v30l-3.7-2.6-3.6 2.6-3.7-2.6-3.7 2.6-3.6-2.6L9 35zM14 11.5h12M14 16.5h12" /><path class="lacquer" d="M24.5 24.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z" /></>,
  voice: <><path d="M5 7h30v20H19.5L11 34.5V27H5z" /><path class="lacquer" d="M12 14h16M12 20h10" /></>,
  daily: <><path d="M7 9h26v21H7zM7 21h26M20 9v12M11 30v4.5h4V30M25 30v4.5h4V30M11.5 25.5h3M25.5 25.5h3" /><path class="lacquer" d="M13 9V5h14v4" /></>,
  residence: <><path d="M5 34h30M8 34V18l8-6 5 3.7M27 27v7M13 34v-8h6v8" /><path class="lacquer" d="M28 25c4.2-4.2 6.5-7 6.5-10a6.5 6.5 0 0 0-13 0c0 3 2.3 5.8 6.5 10zM30 14.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0z" /></>,
  trade: <><path d="M6 7h28v20H25M16 27H6V7M12 13h16M12 18h9" /><path class="lacquer" d="M25 26a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM18 30l-1.5 6 4-2 4 2-1.5-6" /></>,
  farewell: <><path d="M20 8c4 5 5.5 9 5.5 13S23.5 28 20 29c-3.5-1-5.5-4-5.5-8S16 13 20 8zM14.7 18C11 16 8 15.5 4.5 16 6 23 11 28.5 20 29c9-.5 14-6 15.5-13-3.5-.5-6.5 0-10.2 2" /><path class="lacquer" d="M9 34h22" /></>,
  papers: <><path d="M10 5h14l6 6v24H10zM24 5v6h6M15 18h10M15 23h10" /><path class="lacquer" d="M15 28h6" /></>,
} satisfies Record<string, JSX.Element>;

export type PictogramName = keyof typeof pictograms;
export const pictogramNames = Object.keys(pictograms) as PictogramName[];

export function Pictogram({ name }: { name: PictogramName }) {
  return <svg class="pictogram" viewBox="0 0 40 40" aria-hidden="true">{pictograms[name]}</svg>;
}

/** The sign of the door. A city puts its own in its place. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <rect width="48" height="48" rx="5" fill="var(--brand)" />
      <path fill="none" stroke="#fff6e6" stroke-width="2.6" d="M11.5 38.5V14.5h25v24M6.5 8.5h35M6.5 40h35" />
      <path fill="#fff6e6" d="M18.5 39a5.5 5.5 0 0 1 11 0z" />
      <path stroke="#fff6e6" stroke-width="1.9" stroke-linecap="round" d="M17.1 34.5l-2.3-1.3M20 31.6l-1.3-2.3M24 30.5v-3.4M28 31.6l1.3-2.3M30.9 34.5l2.3-1.3" />
    </svg>
  );
}
