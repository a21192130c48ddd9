import { AbsenceReason } from '@motcua/contracts/roster-api';
import { Csrf } from '@motcua/pages/csrf';
import { CheckboxGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { Select, TextField } from '@motcua/ui/form/field';
import { Button } from '@motcua/ui/piece/button';
import { randomUUID } from 'node:crypto';
import { addresses } from '../addresses.ts';
import { rolesInWords } from '../frame/roles.ts';
import type { OfficeVisit } from '../frame/visit.ts';
import { sayIn } from '../handing/words.ts';
import type { RosterProps } from './roster.page.tsx';
import type { RosterField, RosterTyped } from './roster-typed.ts';

type Shown = { readonly visit: OfficeVisit; readonly props: RosterProps };
/** `prefix`: the two forms stand on one page, and ids are there once. */
type Fields = Shown & { readonly form: RosterTyped['form'] };

const idOf = (form: RosterTyped['form'], field: string) => (form === 'delegation' ? `d-${field}` : field);
const typedIn = ({ props: { typed }, form }: Fields) => (typed?.form === form ? typed : undefined);

function wrongAt({ visit: { lang }, props: { wrong = [], typed }, form }: Fields, field: RosterField): string | undefined {
  return typed?.form === form && wrong.includes(field) ? sayIn(lang)(`roster.wrong-${field}`) : undefined;
}

export function AbsenceForm(shown: Shown) {
  const { visit } = shown;
  const say = sayIn(visit.lang);
  const fields: Fields = { ...shown, form: 'absence' };
  const typed = typedIn(fields);
  const reasons = AbsenceReason.options.map((reason) => ({ value: reason, label: say(`roster.reason-${reason}`) }));
  return (
    <form class="compose" method="post" action={addresses.recordAbsence} aria-labelledby="absence-title" novalidate>
      <h2 id="absence-title">{say('roster.record')}</h2>
      <Csrf visit={visit} /><input type="hidden" name="key" value={randomUUID()} />
      <WhoField {...fields} label={say('roster.who')} />
      <Days {...fields} />
      <Select id="reason" label={say('roster.reason')} options={reasons} value={typed?.reason} error={wrongAt(fields, 'reason')} />
      <TextField id="note" optional width="full" label={say('roster.note')} hint={say('roster.note-hint')} value={typed?.note} maxLength={500} />
      <SubstituteField {...fields} optional label={say('roster.substitute')} hint={say('roster.substitute-hint')} />
      <Button tone="primary" fill="wide" once>{say('roster.record-do')}</Button>
    </form>
  );
}

export function DelegationForm(shown: Shown) {
  const { visit, props: { procedures } } = shown;
  const say = sayIn(visit.lang);
  const fields: Fields = { ...shown, form: 'delegation' };
  const typed = typedIn(fields);
  return (
    <details class="below" open={typed !== undefined}>
      <summary>{say('roster.give')}</summary>
      <form class="compose" method="post" action={addresses.giveDelegation} aria-labelledby="delegation-title" novalidate>
        <h2 id="delegation-title">{say('roster.give')}</h2>
        <Csrf visit={visit} /><input type="hidden" name="key" value={randomUUID()} />
        <WhoField {...fields} label={say('roster.giver')} />
        <SubstituteField {...fields} label={say('roster.to')} />
        <Days {...fields} />
        <TextField id="d-reason" name="reason" width="full" label={say('roster.why')} value={typed?.reason} error={wrongAt(fields, 'reason')} maxLength={500} />
        {procedures.length > 0 && (
          <details open={(typed?.procedures.length ?? 0) > 0}>
            <summary>{say('roster.only')}</summary>
            <CheckboxGroup id="d-procedures" name="procedures" optional label={say('roster.procedures')} options={procedures.map(({ id, name }) => ({ value: id, label: name[visit.lang] }))} values={typed?.procedures} />
          </details>
        )}
        <p class="why">{say('roster.give-said')}</p>
        <Button fill="wide" once>{say('roster.give-do')}</Button>
      </form>
    </details>
  );
}

/** Asked only of those who keep it for others as well. */
function WhoField(fields: Fields & { readonly label: string }) {
  const { visit, props: { roster }, form, label } = fields;
  const kept = roster.people.filter(({ mayKeep }) => mayKeep);
  if (kept.length < 2) return null;
  const own = visit.person?.id ?? '';
  return <Select id={idOf(form, 'person')} name="person" empty={null} width="full" label={label} options={kept.map(({ id, name }) => ({ value: id, label: name }))} value={typedIn(fields)?.person ?? own} />;
}

function SubstituteField(fields: Fields & { readonly label: string; readonly hint?: string; readonly optional?: boolean }) {
  const { visit: { t, lang }, props: { roster }, form, label, hint, optional } = fields;
  const options = roster.people.map(({ id, name, roles }) => ({ value: id, label: `${name} (${rolesInWords(t, roles)})` }));
  return <Select id={idOf(form, 'substitute')} name="substitute" optional={optional} width="full" label={label} hint={hint} empty={sayIn(lang)('roster.nobody')} options={options} value={typedIn(fields)?.substitute} error={wrongAt(fields, 'substitute')} />;
}

function Days(fields: Fields) {
  const say = sayIn(fields.visit.lang);
  const typed = typedIn(fields);
  return (
    <>
      <DateField id={idOf(fields.form, 'from')} name="from" label={say('roster.from')} value={typed?.from ?? fields.props.roster.today} error={wrongAt(fields, 'from')} />
      <DateField id={idOf(fields.form, 'to')} name="to" label={say('roster.until')} value={typed?.to} error={wrongAt(fields, 'to')} />
    </>
  );
}
