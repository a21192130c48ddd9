import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Slug } from '@motcua/contracts/text';
import type { NewProcedureDraft } from '@motcua/contracts/catalogue-editing-api';
import { Clock } from '@motcua/http/clock';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { uploadIn } from '../../acts/result-upload.ts';
import { addresses } from '../../addresses.ts';
import { Catalogue } from '../../catalogue/catalogue.ts';
import { dayOf } from '../../dossier/day.ts';
import { RoomKeeper } from '../../frame/room-keeper.ts';
import { VisitOf } from '../../frame/visit.ts';
import type { Visit } from '../../frame/visit.ts';
import { Administrator } from '../administrator.ts';
import { cataloguePage } from './catalogue.page.tsx';
import type { CatalogueProps } from './catalogue.page.tsx';
import { postedText } from '../sheet/control.ts';
import type { Post as Posted } from '../sheet/control.ts';
import { listed, matching } from './listing.ts';
import { freshId } from '../content/names.ts';
import { ProcedureDrafts } from '../draft/procedure-drafts.ts';

interface Asking { readonly visit: Visit; readonly person: Person; readonly reply: FastifyReply }
type Wrong = NonNullable<CatalogueProps['wrong']>;

/** The list of procedures, and the three ways in which a draft begins: a copy, a name, a file. */
@Controller('office/danh-muc')
export class CatalogueController {
  constructor(
    private readonly drafts: ProcedureDrafts,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@VisitOf() visit: Visit, @Administrator() person: Person, @Query('q') q: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.show({ visit, person, reply }, { q: typeof q === 'string' ? q.slice(0, 200) : '' });
  }

  @Post('phien-ban-moi')
  @HttpCode(200)
  async copy(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const post = posted(request);
    await this.begin({ visit, person, reply }, { from: { procedureId: postedText(post, 'procedure') } }, { key: postedText(post, 'key') });
  }

  @Post('moi')
  @HttpCode(200)
  async fromName(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const post = posted(request);
    const asking = { visit, person, reply };
    const typed = { id: postedText(post, 'id'), vi: postedText(post, 'vi'), en: postedText(post, 'en') };
    const id = typed.id || freshId(typed.en || typed.vi, this.catalogue.everyVersion().map((version) => version.id));
    const wrong: Wrong = [
      ...(typed.vi === '' ? [{ at: 'vi' as const, message: visit.t('design.new.no-name') }] : []),
      ...(typed.en === '' ? [{ at: 'en' as const, message: visit.t('design.new.no-name') }] : []),
      ...(Slug.safeParse(id).success ? [] : [{ at: 'id' as const, message: visit.t('design.new.id-wrong') }]),
    ];
    if (wrong.length > 0) return this.show(asking, { typed, wrong }, 422);
    await this.begin(asking, { new: { id, name: { vi: typed.vi, en: typed.en } } }, { key: postedText(post, 'key'), typed });
  }

  @Post('tep')
  @HttpCode(200)
  async fromFile(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const { fields, file } = await uploadIn(request);
    checkCsrf(request, fields['_csrf']);
    const asking = { visit, person, reply };
    if (!file || file.bytes.length > 1_000_000) return this.show(asking, { wrong: [{ at: 'file', message: visit.t('design.file.none') }] }, 422);
    await this.begin(asking, { file: file.bytes.toString('utf8') }, { key: fields['key'] ?? '' });
  }

  private async begin(asking: Asking, wish: NewProcedureDraft, { key, typed }: { readonly key: string; readonly typed?: CatalogueProps['typed'] }): Promise<void> {
    const { person, reply, visit } = asking;
    try {
      const { id } = await this.drafts.begin(person, wish, key);
      await goTo(reply, addresses.draft(id));
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      const open = error.body['draft'];
      if (error.code === 'procedure-draft-open' && typeof open === 'string') return goTo(reply, addresses.draft(open));
      const wrong = refusedFor(error, visit);
      if (!wrong) throw error;
      await this.show(asking, { typed, wrong }, error.status);
    }
  }

  private async show({ visit, person, reply }: Asking, { q = '', ...props }: Partial<CatalogueProps>, status?: number): Promise<void> {
    const [drafts, room] = await Promise.all([this.drafts.list(person), this.rooms.furnish(visit, person)]);
    const rows = listed(this.catalogue.everyVersion(), drafts, { today: dayOf(this.clock.now()), lang: visit.lang });
    await show(reply, cataloguePage(room, { rows: matching(rows, q), q, ...props }), status);
  }
}

function refusedFor({ code, errors }: ServiceRefused, { t, lang }: Visit): Wrong | undefined {
  if (code === 'procedure-exists') return [{ at: 'id', message: t('design.new.exists') }];
  if (code === 'procedure-file-invalid') return [{ at: 'file', message: t('design.file.invalid') }, ...errors.map(({ at, message }) => ({ at: 'file' as const, message: [at, message[lang]].filter(Boolean).join(': ') }))];
  return undefined;
}

function posted(request: FastifyRequest): Posted {
  checkCsrf(request);
  return (request.body ?? {}) as Posted;
}
