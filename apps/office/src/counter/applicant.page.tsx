import { csrfField } from '@motcua/auth/sign-in';
import type { KnownApplicants, Person } from '@motcua/contracts/counter-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { TextField } from '@motcua/ui/form/field';
import { formatDate } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { counterScript } from './scripts.ts';
import { counterWords } from './words.ts';

export interface ApplicantPage {
  readonly procedure: Procedure;
  /** Made when the page opened: two presses begin one draft. */
  readonly key: string;
  readonly who?: string | undefined;
  readonly wrong?: boolean | undefined;
  /** More than one may be meant. */
  readonly known?: KnownApplicants | undefined;
}

type Props = { readonly visit: OfficeVisit; readonly page: ApplicantPage };

/** Who stands there: one field that takes a card's QR, an identity number, a phone or a name. */
export function applicantPage(visit: OfficeVisit, page: ApplicantPage): string {
  const say = counterWords(visit.lang);
  const { procedure, known, wrong } = page;
  return framed(visit, {
    title: say(known ? 'who.which' : 'who.title'),
    current: 'counter',
    again: addresses.counterNew(procedure.id),
    hasErrors: wrong,
    back: { href: addresses.counter, label: say('back') },
    scripts: [counterScript.href],
    children: (
      <>
        <p class="soft">{procedure.name[visit.lang]}</p>
        <h1>{say(known ? 'who.which' : 'who.title')}</h1>
        <ErrorSummary problems={wrong ? [{ target: 'who', message: say('wrong.who') }] : []} />
        {known ? <Choice visit={visit} page={page} /> : <Ask visit={visit} page={page} />}
      </>
    ),
  });
}

function Ask({ visit, page: { procedure, key, who = '', wrong } }: Props) {
  const say = counterWords(visit.lang);
  return (
    <form method="post" action={addresses.counterNew(procedure.id)} class="below" data-focus="who">
      <input type="hidden" name={csrfField} value={visit.csrf} />
      <input type="hidden" name="key" value={key} />
      <TextField id="who" label={say('who.label')} hint={say('who.hint')} value={who} error={wrong ? say('wrong.who') : undefined} maxLength={600} width="full" />
      <p class="below"><Button tone="primary" name="choice" value="">{say('who.do')}</Button> <Button name="choice" value="new">{say('who.nobody')}</Button></p>
    </form>
  );
}

/** A phone is shared by a family, a number by an account and earlier dossiers: who is meant, they say. */
function Choice({ visit, page: { procedure, key, who = '', known } }: Props) {
  const say = counterWords(visit.lang);
  const { applicants = [], account } = known ?? {};
  const options = [
    ...(account ? [{ value: 'account', person: account, from: say('who.from-account') }] : []),
    ...applicants.map(({ dossier, ...person }) => ({ value: dossier?.id ?? '', person, from: say('who.from-dossier', { reference: dossier?.reference ?? '' }) })),
  ];
  return (
    <form method="post" action={addresses.counterNew(procedure.id)} class="below">
      <input type="hidden" name={csrfField} value={visit.csrf} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="who" value={who} />
      <ol class="counter-picker">
        {options.map(({ value, person, from }, index) => (
          <li><button class="counter-option" name="choice" value={value} data-key={String(index + 1)}><kbd aria-hidden="true">{index + 1}</kbd><span><b>{person.name}</b> <span class="soft">{detailsOf(person)}</span><small>{from}</small></span></button></li>
        ))}
        <li><button class="counter-option" name="choice" value="new" data-key="0"><kbd aria-hidden="true">0</kbd><span>{say('who.somebody-else')}</span></button></li>
      </ol>
    </form>
  );
}

/** Enough to tell two people apart who share a phone. */
const detailsOf = ({ birthDate, identityNumber, phone, address }: Person): string => [birthDate && formatDate(birthDate), identityNumber, phone, address].filter(Boolean).join(' · ');
