import { RadioGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { TextField } from '@motcua/ui/form/field';
import { wrongAt } from '../acts/act-fields.tsx';
import type { ActProps } from '../acts/act-form.tsx';
import { one } from '../acts/typed.ts';
import { daysAfter } from '../dossier/day.ts';
import { boxesOf } from './hand-over-post.ts';
import { counterWords } from './words.ts';

/** Who takes the result, how, and how that was made sure: at the counter by card and signature, by post by the carrier's number. */
export function ReturnFields(props: ActProps) {
  const { visit: { t, lang }, view: { contact, handedIn }, page: { typed } } = props;
  const say = counterWords(lang);
  const channel = one(typed, 'channel') || handedIn?.wishes.result || 'counter';
  const channels = (['counter', 'post', 'online'] as const).map((value) => ({ value, label: t(`return.${value}`) }));
  return (
    <>
      <TextField id="collector" width="full" label={t('return.collector')} hint={t('return.collector-hint')} value={one(typed, 'collector') || contact.name} error={wrongAt(props, 'collector')} maxLength={200} />
      <RadioGroup id="channel" label={t('return.channel')} options={channels} value={channel} error={wrongAt(props, 'channel')} />
      <div {...shownWhen('channel', 'counter')} hidden={channel !== 'counter'}><AtCounter {...props} /></div>
      <div {...shownWhen('channel', 'post')} hidden={channel !== 'post'}>
        <TextField id="carrier" label={say('return.carrier')} value={one(typed, 'carrier') || 'VNPost'} error={wrongAt(props, 'carrier')} maxLength={100} />
        <TextField id="tracking" label={say('return.tracking')} value={one(typed, 'tracking')} error={wrongAt(props, 'tracking')} maxLength={60} />
        <TextField id="address" width="full" label={say('return.address')} value={one(typed, 'address') || handedIn?.wishes.postTo} error={wrongAt(props, 'address')} maxLength={300} />
        <DateField id="postedOn" label={say('return.posted')} value={typedDate(props, 'postedOn')} error={wrongAt(props, 'postedOn')} />
      </div>
    </>
  );
}

const shownWhen = (field: string, value: string) => ({ 'data-when': JSON.stringify({ '==': [{ var: field }, value] }) });

function AtCounter(props: ActProps) {
  const { visit: { lang }, page: { typed } } = props;
  const say = counterWords(lang);
  const as = one(typed, 'as') || 'owner';
  return (
    <>
      <RadioGroup id="as" label={say('return.as')} options={(['owner', 'authorised', 'other'] as const).map((value) => ({ value, label: say(`return.as.${value}`) }))} value={as} error={wrongAt(props, 'as')} />
      <TextField id="identityNumber" digits label={say('return.number')} value={one(typed, 'identityNumber')} error={wrongAt(props, 'identityNumber')} maxLength={40} />
      <TextField id="authorisation" width="full" label={say('return.authorisation')} value={one(typed, 'authorisation')} error={wrongAt(props, 'authorisation')} maxLength={300} when={{ '!=': [{ var: 'as' }, 'owner'] }} hidden={as === 'owner'} />
      <Pad {...props} />
      <TextField id="slip" width={12} label={say('return.or-slip')} hint={say('return.or-slip-hint')} value={one(typed, 'slip')} error={wrongAt(props, 'signed')} maxLength={60} />
    </>
  );
}

/** Shown by its script alone: without one there is nothing to draw on, and the slip of paper is there. */
function Pad({ visit: { lang }, page: { typed } }: ActProps) {
  const say = counterWords(lang);
  return (
    <div class="field counter-pad" data-pad hidden>
      <p class="label" id="signature-label">{say('return.signature')}</p>
      <p class="hint">{say('return.signature-hint')}</p>
      <canvas width="600" height="200" role="img" aria-labelledby="signature-label" />
      <input type="hidden" name="signature" value={one(typed, 'signature')} />
      <p class="row"><button class="btn" type="button" data-clear>{say('return.clear')}</button> <span data-signed role="status" hidden>{say('return.signed')}</span></p>
    </div>
  );
}

export function DeliveryFields(props: ActProps) {
  const { visit: { lang } } = props;
  return <DateField id="deliveredOn" label={counterWords(lang)('delivery.on')} value={typedDate(props, 'deliveredOn')} error={wrongAt(props, 'deliveredOn')} />;
}

/** Today unless something was typed. */
function typedDate({ page: { typed, days } }: ActProps, field: string) {
  const boxes = boxesOf(typed, field);
  return Object.values(boxes).some(Boolean) ? boxes : daysAfter(days.tomorrow, -1);
}
