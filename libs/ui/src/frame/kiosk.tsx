import type { ComponentChildren } from 'preact';
import { BrandMark } from '../icon.tsx';
import type { Site } from '../site.tsx';

/** What stands around a page of a kiosk. */
export interface KioskRoom {
  /** Buttons beside the brand: language, read aloud. */
  readonly tools?: ComponentChildren;
  readonly foot?: ComponentChildren;
  /** What may come over the page. */
  readonly over?: ComponentChildren;
}

/** No link leads out of a kiosk: the brand is a picture there. */
export function KioskFrame({ site, kiosk: { tools, foot, over }, contentId, children }: { readonly site: Site; readonly kiosk: KioskRoom; readonly contentId: string; readonly children: ComponentChildren }) {
  return (
    <>
      <header class="kiosk-top">
        <div class="page">
          <span class="brand"><BrandMark /><span><b>{site.product}</b><span>{site.service}</span></span></span>
          {tools}
        </div>
        <div class="ribbon" />
      </header>
      <main id={contentId} class="page">{children}</main>
      <footer class="kiosk-foot"><div class="page">{foot}</div></footer>
      {over}
    </>
  );
}
