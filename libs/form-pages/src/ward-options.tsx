import type { AdministrativeUnit } from '@motcua/contracts/agency';
import { renderPart } from '@motcua/ui/page';
import type { Lang } from '@motcua/ui/messages';
import { fieldWords } from './words.ts';

interface WardOptionsProps { readonly lang: Lang; readonly wards: readonly AdministrativeUnit[]; readonly chosen?: string | undefined }

/** The one ward that there is needs no choosing. */
export function WardOptions({ lang, wards, chosen }: WardOptionsProps) {
  return (
    <>
      {wards.length > 1 && <option value="">{fieldWords(lang)('address.choose')}</option>}
      {wards.map(({ code, name }) => <option value={code} selected={code === chosen}>{name[lang]}</option>)}
    </>
  );
}

export const wardOptions = (lang: Lang, wards: readonly AdministrativeUnit[]): string => renderPart(lang, <WardOptions lang={lang} wards={wards} />);
