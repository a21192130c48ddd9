import type { Procedure } from '@motcua/contracts/procedure';
import { Csrf } from '@motcua/pages/csrf';
import { Select } from '@motcua/ui/form/field';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import type { Receiving } from './chosen-agency.ts';

export interface BeginProps {
  readonly visit: Visit;
  readonly procedure: Procedure;
  readonly receiving: Receiving;
  /** Page that shows the wards of a district that was chosen. */
  readonly here: string;
  readonly wrong?: boolean | undefined;
}

/** Where to go and the button that goes there. By script the two forms are one: `swap.js` fetches the second as soon as the district is chosen. */
export function Begin(props: BeginProps) {
  const { districts, district } = props.receiving;
  return (
    <div class="stack" id="begin">
      {districts && <ChooseDistrict {...props} />}
      {(!districts || district) && <BeginForm {...props} />}
    </div>
  );
}

/** Which field is to be mended when no agency was chosen. */
export const fieldToChoose = ({ districts, district }: Receiving): 'district' | 'agency' => (districts && !district ? 'district' : 'agency');

function ChooseDistrict({ visit: { t, lang }, procedure, receiving: { districts = [], district }, here, wrong }: BeginProps) {
  return (
    <form method="get" action={`${here}#begin`} class="stack" data-swap="begin">
      <input type="hidden" name="thu-tuc" value={procedure.id} />
      <Select
        id="district" name="quan" label={t('agency.district')} hint={t('agency.district-hint')} error={wrong && !district ? t('begin.no-district') : undefined}
        width="full" value={district} options={districts.map(({ code, name }) => ({ value: code, label: name[lang] }))}
      />
      {district
        ? <div data-without-script><Button>{t('agency.other-district')}</Button></div>
        : <Button tone="primary" size="big" fill="wide">{t('agency.show-wards')}</Button>}
    </form>
  );
}

/** Signed in, the button makes the draft at once; else it leads by way of signing in to a page that does. */
function BeginForm({ visit, procedure, receiving: { agencies, chosen, districts }, wrong }: BeginProps) {
  const { t, lang, person } = visit;
  const only = agencies.length === 1 ? agencies[0] : undefined;
  const options = agencies.map(({ code, name, place }) => ({ value: code, label: (districts ? place : name)[lang] }));
  return (
    <form method={person ? 'post' : 'get'} action={addresses.begin} class="stack">
      {person && <Csrf visit={visit} />}
      <input type="hidden" name="thu-tuc" value={procedure.id} />
      {only ? <><input type="hidden" name="co-quan" value={only.code} /><p>{t('procedure.agency-only', { agency: only.name[lang] })}</p></> : (
        <Select
          id="agency" name="co-quan" label={districts ? t('agency.ward') : t('procedure.agency')} hint={districts ? undefined : t('procedure.agency-hint')}
          error={wrong ? t('begin.no-agency') : undefined} width="full" value={chosen} options={options}
        />
      )}
      <Button tone="primary" size="big" fill="wide" once>{t('procedure.begin')}</Button>
      {!person && <p class="small soft">{t('procedure.sign-in-first')}</p>}
    </form>
  );
}
