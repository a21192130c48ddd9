import type { Agency } from '@motcua/contracts/agency';
import type { StaffRole } from '@motcua/contracts/staff-api';
import { Csrf } from '@motcua/pages/csrf';
import { CheckboxGroup } from '@motcua/ui/form/choice';
import { Select, TextField } from '@motcua/ui/form/field';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import { rolesInWords } from '../frame/roles.ts';
import type { OfficeVisit } from '../frame/visit.ts';
import { FormHead, Hidden } from './form-head.tsx';
import type { Opened } from './organisation.client.ts';
import { wrongAt } from './posted.ts';
import type { Refused } from './posted.ts';
import { sayIn } from './words.ts';

export interface StaffTyped {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly string[];
  readonly agency: string;
}

export const staffDone = ['changed', 'sent', 'too-soon', 'too-many', 'away'] as const;

export interface StaffFormProps {
  /** Of an account that is there. */
  readonly id?: string | undefined;
  readonly active: boolean;
  readonly typed: StaffTyped;
  readonly opened: Opened;
  readonly refused?: Refused | undefined;
  readonly mayGive: readonly StaffRole[];
  /** Where the official may work, as far as the reader reaches. */
  readonly agencies: readonly Agency[];
  /** Their own account: a colleague changes its roles. */
  readonly own: boolean;
  readonly done?: (typeof staffDone)[number] | undefined;
}

/** One form for a new account and for one that is there. */
export function staffFormPage(visit: OfficeVisit, props: StaffFormProps): string {
  const { id, typed, refused } = props;
  const t = sayIn(visit.lang);
  const title = id === undefined ? t('staff.add') : typed.name;
  const home = { href: addresses.agency(typed.agency), label: props.agencies.find(({ code }) => code === typed.agency)?.name[visit.lang] ?? t('title') };
  return framed(visit, {
    title,
    current: 'organisation',
    hasErrors: refused !== undefined,
    again: formAt(props),
    back: home,
    children: (
      <div class="form-column">
        <Said lang={visit.lang} {...props} />
        <FormHead visit={visit} title={title} refused={refused} targetOf={(at) => (at === 'roles' ? 'roles-1' : at)} />
        <StaffForm visit={visit} home={home.href} {...props} />
        {id !== undefined && props.active && <Reset visit={visit} id={id} />}
      </div>
    ),
  });
}

const formAt = ({ id, typed }: StaffFormProps) => (id === undefined ? addresses.newStaff(typed.agency) : addresses.staff(id));

/** What was just done, and how the account stands. */
function Said({ lang, id, active, done }: StaffFormProps & { lang: OfficeVisit['lang'] }) {
  const t = sayIn(lang);
  return (
    <>
      {done && <Notice tone={done === 'changed' || done === 'sent' ? 'ok' : 'soon'} live><p>{t(`done.staff.${done}`)}</p></Notice>}
      {id !== undefined && !active && <div class="below"><Notice tone="soon"><p>{t('staff.is-closed')}</p></Notice></div>}
    </>
  );
}

function StaffForm({ visit, home, ...props }: StaffFormProps & { visit: OfficeVisit; home: string }) {
  const { id, own, active, opened } = props;
  const t = sayIn(visit.lang);
  return (
    <>
      {own && <p class="why">{t('staff.own')}</p>}
      <form method="post" action={formAt(props)} novalidate>
        <Csrf visit={visit} /><Hidden opened={opened} />
        <Fields visit={visit} {...props} />
        <p class="row form-actions">
          <Button tone="primary" once>{t(id === undefined ? 'staff.add' : 'save')}</Button>
          <LinkButton tone="quiet" href={home}>{t('cancel')}</LinkButton>
        </p>
        {id !== undefined && !own && <StateButton active={active} lang={visit.lang} />}
      </form>
    </>
  );
}

function Fields({ visit, id, typed, refused, mayGive, agencies, own }: StaffFormProps & { visit: OfficeVisit }) {
  const { lang, t: say } = visit;
  const t = sayIn(lang);
  const wrong = (at: string) => wrongAt(refused, lang, at);
  // Roles that are there but not the reader's to give are told, and go along unchanged.
  const foreign = typed.roles.filter((role) => own || !mayGive.some((given) => given === role));
  return (
    <>
      {id === undefined
        ? <TextField id="username" label={t('field.username')} hint={t('hint.username')} value={typed.username} error={wrong('username')} maxLength={60} />
        : <><input type="hidden" name="username" value={typed.username} /><p class="field"><b>{t('field.username')}</b> <span class="num">{typed.username}</span></p></>}
      <TextField id="name" label={t('field.name')} value={typed.name} error={wrong('name')} maxLength={200} />
      <TextField id="email" type="email" label={t('field.email')} hint={t('hint.staff-email')} value={typed.email} error={wrong('email')} maxLength={200} />
      <TextField id="phone" optional type="tel" width={12} label={t('field.phone')} value={typed.phone} error={wrong('phone')} maxLength={30} />
      {own ? <input type="hidden" name="agency" value={typed.agency} /> : <Select id="agency" label={t('field.agency')} empty={null} width="full" value={typed.agency} error={wrong('agency')} options={agencies.map(({ code, name }) => ({ value: code, label: name[lang] }))} />}
      {!own && <CheckboxGroup id="roles" label={t('field.roles')} hint={t('hint.roles')} values={typed.roles} error={wrong('roles')} options={mayGive.map((role) => ({ value: role, label: say(`role.${role}`), hint: t(`role.${role}`) }))} />}
      {foreign.map((role) => <input type="hidden" name="roles" value={role} />)}
      {foreign.length > 0 && <p class="field"><b>{t(own ? 'field.roles' : 'staff.other-roles')}</b> {rolesInWords(say, foreign)}</p>}
    </>
  );
}

/** Its own button of the same form: what stands in the fields is saved along. */
function StateButton({ active, lang }: { active: boolean; lang: OfficeVisit['lang'] }) {
  const t = sayIn(lang);
  return (
    <div class="org-aside">
      <p class="soft small">{t(active ? 'staff.close-said' : 'staff.reopen-said')}</p>
      <input type="hidden" name="active" value={String(active)} />
      <Button name="do" value={active ? 'close' : 'reopen'} once>{t(active ? 'staff.close' : 'staff.reopen')}</Button>
    </div>
  );
}

function Reset({ visit, id }: { visit: OfficeVisit; id: string }) {
  const t = sayIn(visit.lang);
  return (
    <form class="org-aside" method="post" action={addresses.resetPassword(id)}>
      <Csrf visit={visit} />
      <p class="soft small">{t('reset.said')}</p>
      <Button once>{t('reset.do')}</Button>
    </form>
  );
}
