import type { DeliveryFault, WebhookHealth } from '@motcua/contracts/webhooks-api';
import type { Lang } from '@motcua/ui/messages';
import { Badge } from '@motcua/ui/piece/badge';
import { sayIn } from './words.ts';

const tones = { alive: 'link', trouble: 'brand', off: 'plain', new: 'plain' } as const;

export const Life = ({ life, lang }: Pick<WebhookHealth, 'life'> & { readonly lang: Lang }) => <Badge tone={tones[life]}>{sayIn(lang)(`life.${life}`)}</Badge>;

export const faultInWords = (lang: Lang, { code, status }: DeliveryFault): string => sayIn(lang)(`fault.${code}`, { status: status ?? '–' });

/** "Mọi cơ quan, 2 thủ tục". */
export function toldInWords(lang: Lang, { agencies, procedures }: Pick<WebhookHealth, 'agencies' | 'procedures'>): string {
  const say = sayIn(lang);
  const whose = typeof agencies === 'string' ? say(`told.${agencies}`) : say('told.chosen', { n: agencies.length });
  return `${whose}, ${procedures === 'all' ? say('told.any') : say('told.some', { n: procedures.length })}`;
}

/** Whether somebody has to look at it. */
export const needsSomebody = ({ life, failed }: Pick<WebhookHealth, 'life' | 'failed'>): boolean => life === 'trouble' || failed > 0;
