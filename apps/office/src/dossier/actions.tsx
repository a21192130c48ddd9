import type { AllowedAction } from '@motcua/contracts/one-stop-api';
import type { IconName } from '@motcua/ui/icon';
import { LinkButton } from '@motcua/ui/piece/button';
import { acts } from '../acts/acts.ts';
import type { Act } from '../acts/acts.ts';
import { addresses } from '../addresses.ts';
import { counterWords } from '../counter/words.ts';
import type { Visit } from '../frame/visit.ts';
import type { DossierProps } from './dossier.page.tsx';

interface Permitted extends AllowedAction { readonly action: Act }

/** What leads a dossier on; while no form is open, this is the one thing to do. */
const onward: readonly Act[] = ['accept-transfer', 'receive', 'approve', 'pass-on', 'attach-result', 'return'];

const icons: Readonly<Partial<Record<Act, IconName>>> = { receive: 'check', 'request-supplement': 'pause', 'pass-on': 'forward', 'send-back': 'back', refuse: 'forbidden', approve: 'check', 'attach-result': 'upload', return: 'send', consult: 'forward', transfer: 'forward' };

/** The acts that are open to this official now; the others say why not. Then what can be printed. */
export function Actions({ visit, dossier: { view, act, query } }: { visit: Visit; dossier: DossierProps }) {
  const { t, lang } = visit;
  const known = view.actions.filter((one): one is Permitted => acts.some((name) => name === one.action));
  const sorted = known.toSorted((one, other) => acts.indexOf(one.action) - acts.indexOf(other.action));
  const allowed = sorted.filter((one) => one.allowed);
  const next = act ? undefined : onward.find((name) => allowed.some(({ action }) => action === name));
  return (
    <nav class="row below" aria-label={t('dossier.acts')}>
      {allowed.map(({ action }) => (
        <LinkButton href={`${addresses.dossier(view.status.id, { act: action, look: query.look })}#act`} icon={icons[action]} tone={action === next ? 'primary' : 'plain'} current={act?.act === action}>
          {t(`act.${action}`)}
        </LinkButton>
      ))}
      {view.actions.some(({ action, allowed: may }) => action === 'supplement' && may) && <LinkButton href={addresses.supplement(view.status.id)} icon="desk">{counterWords(lang)('supplement.title')}</LinkButton>}
      <Prints visit={visit} view={view} />
      {[...Map.groupBy(sorted.filter((one) => !one.allowed), (one) => one.because?.[lang] ?? t('act.not-now'))].map(([reason, list]) => <NotAllowed visit={visit} reason={reason} list={list} />)}
    </nav>
  );
}

/** What is not allowed for the same reason stands together, and the reason is said once. */
function NotAllowed({ visit: { t }, reason, list }: { visit: Visit; reason: string; list: readonly Permitted[] }) {
  const id = `why-${list[0]?.action}`;
  return (
    <span class="blocked">
      {list.map(({ action }) => <button class="btn" type="button" aria-disabled="true" aria-describedby={id}>{t(`act.${action}`)}</button>)}
      <span class="why" id={id}>{reason}</span>
    </span>
  );
}

/** The form as it stands by now, and papers that were given out, as PDF. */
function Prints({ visit: { t }, view }: { visit: Visit; view: DossierProps['view'] }) {
  const { status, supplements, returned, term } = view;
  const papers = [
    ...(status.receivedAt === undefined ? [] : (['receipt'] as const)),
    ...(supplements.length === 0 ? [] : (['supplement'] as const)),
    ...(status.state === 'refused' ? (['refusal'] as const) : []),
    ...(term?.apologies.some(({ state }) => state === 'approved') ? (['apology'] as const) : []),
    ...(status.receivedAt === undefined ? [] : (['control-slip'] as const)),
    ...(returned && returned.channel !== 'online' ? (['hand-over'] as const) : []),
  ];
  return <><LinkButton tone="quiet" icon="print" href={addresses.form(status.id)}>{t('print.form')}</LinkButton>{papers.map((paper) => <LinkButton tone="quiet" icon="print" href={addresses.paper(status.id, paper)}>{t(`print.${paper}`)}</LinkButton>)}</>;
}
