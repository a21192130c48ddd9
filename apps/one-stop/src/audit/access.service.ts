import { NotAllowed } from '@motcua/auth/errors';
import { type AccessKind, type AccessLine, AccessPage, type AccessQuery, OwnAccessPage, OwnLook } from '@motcua/contracts/access-log-api';
import type { Actor } from '@motcua/domain/actor';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { mayExportAccessLog, mayReadAccessLog } from '@motcua/domain/dossier/access-log';
import type { BilingualText } from '@motcua/domain/text/bilingual';
import type { Entry } from '@motcua/persistence/audit/entry';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { dossierUnknown } from '../dossiers/dossier.problems.ts';
import type { Loaded } from '../dossiers/dossier.store.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { People } from '../dossiers/people.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import { accessCsv } from './access-csv.ts';
import { AccessStore } from './access.store.ts';
import { Audit } from './audit.ts';

type Filter = Readonly<Record<string, unknown>>;

/** What an owner is told of: officials who saw what is in it. Our own services write letters, and the owner knows what they did themselves. */
const ofOwner: Filter = { kind: 'read', outcome: 'done', 'who.kind': 'official', what: { $in: OwnLook.options } };

const kinds: Readonly<Record<AccessKind, Filter>> = {
  reads: { kind: 'read', outcome: 'done' },
  writes: { kind: 'write' },
  refused: { kind: 'read', outcome: 'refused' },
};

const mostExported = 50_000;

/** Who has looked at a dossier: for its owner without names, for those who answer for it with them. */
@Injectable()
export class AccessService {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly store: AccessStore,
    private readonly audit: Audit,
    private readonly catalogue: Catalogue,
    private readonly people: People,
  ) {}

  /** @throws NotAllowed for officials, RequestProblem 404 */
  async own(id: string, owner: Actor, cursor: string | undefined): Promise<OwnAccessPage> {
    if (owner.kind === 'official') throw new NotAllowed('This page is for the owner of the dossier.');
    await this.dossiers.read(id, owner, 'read-access');
    const { entries, next } = await this.store.page(id, ofOwner, cursor);
    const lines = entries.map(({ at, what, who }) => ({ at, what, ...this.unitOf(who), ...roleOf(who.roles) }));
    return OwnAccessPage.parse({ lines, ...(next === undefined ? {} : { next }) });
  }

  /** Of a dossier that may have reached lookup before us: what is shown is what lookup knows. */
  lookedUp(id: string, operator: Actor): Promise<void> {
    return this.audit.looked(operator, 'look-up', { of: id });
  }

  /** @throws RequestProblem 404, NotAllowed */
  async page(id: string, reader: Actor, { cursor, ...query }: AccessQuery): Promise<AccessPage> {
    const dossier = await this.dossierFor(reader, id);
    await this.audit.looked(reader, 'read-access', { of: id, version: dossier.version });
    const { entries, next } = await this.store.page(id, this.filterOf(query, dossier), cursor);
    return AccessPage.parse({ reference: dossier.reference, lines: await this.linesOf(entries, dossier), mayExport: mayExportAccessLog(dossier, reader), ...(next === undefined ? {} : { next }) });
  }

  /** @throws RequestProblem 404, NotAllowed */
  async csv(id: string, reader: Actor, query: AccessQuery): Promise<{ reference: string; text: string }> {
    const dossier = await this.dossierFor(reader, id);
    if (!mayExportAccessLog(dossier, reader)) throw new NotAllowed('Inspectors alone may export the access log.');
    await this.audit.looked(reader, 'export-access', { of: id, version: dossier.version });
    const entries = await this.store.all(id, this.filterOf(query, dossier), mostExported);
    return { reference: dossier.reference, text: accessCsv(await this.linesOf(entries, dossier)) };
  }

  private async dossierFor(reader: Actor, id: string): Promise<Loaded> {
    const dossier = await this.dossiers.known(id, reader);
    if (mayReadAccessLog(dossier, reader)) return dossier;
    await this.audit.looked(reader, 'read-access', { of: id, outcome: 'refused' });
    throw dossier.confidential ? dossierUnknown() : new NotAllowed('The access log is for heads, leaders and inspectors.');
  }

  /** Days are those of the dossier's agency. */
  private filterOf({ kind, by, from, to }: Omit<AccessQuery, 'cursor'>, { agency }: Loaded): Filter {
    const offset = this.catalogue.calendarOf(agency.code).utcOffsetMinutes;
    const begin = (day: string, later = 0) => new Date((minuteOf(`${day}T00:00:00.000Z`) - offset + later) * 60_000).toISOString();
    const day = 24 * 60;
    const at = { ...(from ? { $gte: begin(from) } : {}), ...(to ? { $lt: begin(to, day) } : {}) };
    return { ...(kind ? kinds[kind] : { outcome: { $ne: 'unknown' } }), ...(by ? { 'who.id': by } : {}), ...(from || to ? { at } : {}) };
  }

  private async linesOf(entries: readonly Entry[], { owner, officials }: Loaded): Promise<AccessLine[]> {
    const ids = [...new Set(entries.filter(({ who }) => who.kind === 'official').map(({ who }) => who.id))];
    const asKept = new Map(officials.map(({ id, name }) => [id, name]));
    const names = new Map(await Promise.all(ids.map(async (id) => [id, asKept.get(id) ?? (await this.people.nameOf(id))] as const)));
    return onceEach(entries).map(({ _id, at, what, kind, outcome, who, version, part }) => ({
      ...{ at, what, kind: kind === 'write' ? 'write' : 'read', outcome: outcome === 'done' ? 'done' : 'refused', entry: _id },
      who: { id: who.id, kind: who.kind, ...nameOf(names.get(who.id)), ...this.unitOf(who), roles: [...(who.roles ?? [])], owner: who.id === owner, forOwner: who.actingFor === owner },
      ...(version === undefined ? {} : { version }),
      ...(part === undefined ? {} : { part }),
    }));
  }

  private unitOf({ agency: code }: Entry['who']): { unit?: BilingualText } {
    if (code === undefined) return {};
    const agency = this.catalogue.knownAgency(code);
    return agency ? { unit: agency.name } : {};
  }
}

/** A move may stand there twice when the process that made it hung while another looked after it: it is the same move. */
function onceEach(entries: readonly Entry[]): Entry[] {
  const seen = new Set<number>();
  return entries.filter(({ kind, version }) => {
    if (kind !== 'write' || version === undefined) return true;
    if (seen.has(version)) return false;
    seen.add(version);
    return true;
  });
}

const nameOf = (name: string | undefined) => (name === undefined ? {} : { name });

function roleOf(roles: readonly string[] = []): { role?: string } {
  const role = deskRoles.find((one) => roles.includes(one)) ?? roles[0];
  return role === undefined ? {} : { role };
}
