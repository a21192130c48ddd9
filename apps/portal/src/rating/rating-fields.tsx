import { ratedAspects } from '@motcua/contracts/ratings-api';
import { RadioGroup } from '@motcua/ui/form/choice';
import { TextArea } from '@motcua/ui/form/field';
import { Question } from '@motcua/ui/piece/card';
import type { Visit } from '../frame/visit.ts';

const values = ['5', '4', '3', '2', '1'] as const;

/** The overall impression, and what somebody may say more of. */
export function RatingFields({ visit: { t }, wrong, typed = {} }: { readonly visit: Visit; readonly wrong?: string | undefined; readonly typed?: Readonly<Record<string, string | undefined>> }) {
  const stars = values.map((value) => ({ value, label: t(`rating.${value}`) }));
  return (
    <>
      <RadioGroup id="stars" label={t('rating.stars')} options={stars} value={typed['stars']} error={wrong} />
      <div class="below"><Question question={t('rating.more')}>
        {ratedAspects.map((aspect) => <RadioGroup id={aspect} label={t(`rating.${aspect}`)} options={stars} value={typed[aspect]} optional />)}
      </Question></div>
      <TextArea id="comment" label={t('rating.comment')} value={typed['comment']} optional maxLength={2000} />
    </>
  );
}
