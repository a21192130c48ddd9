import type { WebhookDetail } from '@motcua/contracts/webhooks-api';
import { Csrf } from '@motcua/pages/csrf';
import { formatShortDateTime } from '@motcua/ui/format';
import { TextField } from '@motcua/ui/form/field';
import { Button } from '@motcua/ui/piece/button';
import { Section } from '@motcua/ui/piece/card';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import type { WebhookAct } from '../addresses.ts';
import type { OfficeVisit } from '../frame/visit.ts';
import { sayIn } from './words.ts';

interface ActsProps extends WebhookDetail {
  readonly visit: OfficeVisit;
}

/** Buttons, each with what it does. */
export function Acts({ visit, health: { id, on, failed }, secrets }: ActsProps) {
  const say = sayIn(visit.lang);
  const until = secrets.find(({ validUntil }) => validUntil !== undefined)?.validUntil;
  const act = (name: WebhookAct, words: string, said?: ComponentChildren) => <Act visit={visit} to={addresses.actOnWebhook(id, name)} words={words} said={said} />;
  return (
    <>
      <Section id="again" title={say('again')}>
        {failed > 0 && act('gui-lai', say('again.failed'))}
        <form class="below" method="post" action={addresses.actOnWebhook(id, 'gui-lai')}>
          <Csrf visit={visit} />
          <p>{say('again.since-said')}</p>
          <div class="below"><TextField id="tu" type="date" width={12} label={say('again.since')} /></div>
          <p class="row form-actions"><Button once>{say('again')}</Button></p>
        </form>
      </Section>
      <Section id="acts" title={say('acts')}>
        {act('thu', say('test'), say('test.said'))}
        {act('khoa', say('secret.renew'), <>{say('secret.overlap')}{until && <> {say('secret.until', { at: formatShortDateTime(until) })}</>}</>)}
        {on ? act('tat', say('switch.off'), say('switch.off-said')) : act('bat', say('switch.on'), say('switch.off-said'))}
      </Section>
    </>
  );
}

function Act({ visit, to, words, said }: { readonly visit: OfficeVisit; readonly to: string; readonly words: string; readonly said: ComponentChildren }) {
  return (
    <form class="below" method="post" action={to}>
      <Csrf visit={visit} />
      <div class="row"><Button once>{words}</Button>{said && <span class="soft">{said}</span>}</div>
    </form>
  );
}
