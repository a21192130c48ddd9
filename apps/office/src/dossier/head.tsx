import { DeadlineLight, Light } from '@motcua/ui/dossier/light';
import { formatDateTime, formatLookupNumber } from '@motcua/ui/format';
import { Icon } from '@motcua/ui/icon';
import { DossierHead } from '@motcua/ui/office/dossier';
import type { Visit } from '../frame/visit.ts';
import type { DossierProps } from './dossier.page.tsx';

/** Which dossier, whose, of what kind, where it stands and until when. */
export function Head({ visit: { t, lang }, dossier: { view, dayMinutes } }: { visit: Visit; dossier: DossierProps }) {
  const { status, contact, procedure, channel, light, minutesLeft } = view;
  const due = status.receivedAt === undefined ? status.answerDueAt : status.dueAt;
  return (
    <DossierHead
      line={<>{status.confidential && <><Icon name="lock" /> <strong>{t('confidential.mark')}</strong> · </>}{status.reference} · {t('dossier.lookup')} {formatLookupNumber(status.lookupNumber)} · {t(`channel.${channel}`)}</>}
      title={contact.name}
      detail={<>{t('dossier.procedure', { name: procedure.name[lang], version: procedure.version })} <span class="soft">· {whereabouts({ t, lang }, view)}</span></>}
      due={
        <>
          <p>{minutesLeft === undefined ? <Light state={light}>{t(`light.${light}`)}</Light> : <DeadlineLight state={light} minutesLeft={minutesLeft} dayMinutes={dayMinutes} precise />}</p>
          {due && light !== 'paused' && <p class="num"><strong>{t(status.receivedAt === undefined ? 'dossier.answer-by' : 'dossier.due', { at: formatDateTime(lang, due) })}</strong></p>}
          {view.trail && <p><a href="#trail">{t('dossier.how-counted')}</a></p>}
        </>
      }
    />
  );
}

/** State, step and who holds it, in one line. */
function whereabouts({ t, lang }: Pick<Visit, 't' | 'lang'>, { status, steps, assignee }: DossierProps['view']): string {
  const step = steps.find(({ state }) => state === 'current');
  const held = assignee ? t('dossier.held-by', { name: assignee.name || t('person.unknown') }) : undefined;
  return [t(`state.${status.state}`), step && t('dossier.step', { name: step.name[lang] }), held].filter(Boolean).join(' · ');
}
