import { ifThere } from '@motcua/pages/answer';
import { show } from '@motcua/pages/reply';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Person } from '@motcua/auth/sign-in';
import type { Task } from '@motcua/ui/dossier/task-list';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Dossiers } from '../dossier/dossiers.client.ts';
import { Drafts } from '../draft/drafts.client.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { homePage } from './home.page.tsx';

const mostShown = 4;

@Controller()
export class HomeController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly drafts: Drafts,
    private readonly dossiers: Dossiers,
  ) {}

  @Get()
  async show(@VisitOf() visit: Visit, @Req() { person }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const procedures = this.catalogue.procedures().sort((one, other) => one.name[visit.lang].localeCompare(other.name[visit.lang], visit.lang));
    await show(reply, homePage(visit, { procedures, work: person ? await this.workOf(person, visit) : null }));
  }

  /** First what asks something of them, then their drafts, then what is under way. */
  private async workOf(person: Person, { t, lang }: Visit): Promise<Task[] | undefined> {
    const [page, drafts] = await Promise.all([ifThere(this.dossiers.mine(person)), ifThere(this.drafts.mine(person))]);
    if (!page && !drafts) return undefined;
    const rows = page?.rows ?? [];
    const asking = rows.filter(({ state }) => state === 'supplement-requested' || state === 'payment-requested');
    const dossiers = [...asking, ...rows.filter((row) => !asking.includes(row))].map((row) => ({
      label: row.procedure.name[lang],
      href: addresses.dossier(row.id),
      state: 'doing' as const,
      said: t(`state.${row.state}`),
      detail: t('home.work-dossier', { reference: row.reference, date: formatDate(row.submittedAt) }),
    }));
    const open = (drafts ?? []).filter(({ submission }) => !submission).map(({ id, procedure, savedAt }) => ({
      label: procedure.name[lang],
      href: addresses.draft(id),
      state: 'doing' as const,
      said: t('dossiers.go-on'),
      detail: t('home.work-draft', { saved: formatDateTime(lang, savedAt) }),
    }));
    return [...dossiers.slice(0, asking.length), ...open, ...dossiers.slice(asking.length)].slice(0, mostShown);
  }
}
