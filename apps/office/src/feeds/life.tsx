import type { FeedHealth } from '@motcua/contracts/feeds-api';
import { formatShortDateTime, spanInWords } from '@motcua/ui/format';
import { Badge } from '@motcua/ui/piece/badge';
import type { Lang } from '@motcua/ui/messages';
import { sayIn } from './words.ts';

export function Life({ life, lang }: Pick<FeedHealth, 'life'> & { readonly lang: Lang }) {
  return <Badge tone={life === 'alive' ? 'link' : life === 'silent' ? 'brand' : 'plain'}>{sayIn(lang)(`life.${life}`)}</Badge>;
}

export const lagInWords = (lang: Lang, { lagSeconds }: FeedHealth): string => (lagSeconds === undefined ? '–' : spanInWords(lang, { minutes: Math.round(lagSeconds / 60), dayMinutes: 1_440 }));

export const Instant = ({ at }: { readonly at: string | undefined }) => (at === undefined ? <>–</> : <time class="num" dateTime={at}>{formatShortDateTime(at)}</time>);
