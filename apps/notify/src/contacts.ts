import { Inject, Injectable } from '@nestjs/common';
import { DependencyAway } from '@motcua/auth/errors';
import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { LetterContact } from '@motcua/contracts/notices-api';
import { NOTIFY_CONFIG } from './config-token.ts';
import type { Kind, ToCitizen } from './happening.ts';
import type { NotifyConfig } from './notify.config.ts';

/** The paper that goes with a letter, and who makes it. */
const papers: Partial<Record<Kind | 'draft-expires', string>> = { received: 'receipt', 'supplement-requested': 'supplement', refused: 'refusal', paid: 'fee-receipt', extended: 'apology' };

export interface PaperFile {
  content: Buffer;
}

/** Asks the owner of a dossier's data where the citizen is written to; nothing of it is kept here. */
@Injectable()
export class Contacts {
  private readonly eforms: ServiceFetch;
  private readonly oneStop: ServiceFetch;

  constructor(@Inject(NOTIFY_CONFIG) { EFORMS_URL, ONE_STOP_URL, SERVICE_SECRET: secret }: NotifyConfig) {
    this.eforms = serviceFetch({ from: 'notify', to: 'eforms', baseUrl: EFORMS_URL, secret });
    this.oneStop = serviceFetch({ from: 'notify', to: 'one-stop', baseUrl: ONE_STOP_URL, secret });
  }

  /** @returns undefined when the dossier is not known (any more). @throws DependencyAway */
  async of({ kind, dossierId }: ToCitizen): Promise<LetterContact | undefined> {
    const answer = await this.asked(kind, dossierId);
    if (answer.status === 404) return undefined;
    return LetterContact.parse(await goodAnswer(answer).json());
  }

  private asked(kind: ToCitizen['kind'], id: string): Promise<Response> {
    if (kind === 'draft-expires') return this.eforms(`/internal/drafts/${id}/contact`);
    return kind === 'submitted' ? this.eforms(`/internal/submissions/${id}/contact`) : this.oneStop(`/internal/dossiers/${id}/contact`);
  }

  /** @returns undefined when no paper belongs to this letter. @throws DependencyAway when it cannot be had now. */
  async paperOf({ kind, dossierId, procedure }: ToCitizen): Promise<PaperFile | undefined> {
    const paper = papers[kind];
    // Of a confidential dossier no paper goes by mail, and its owners would not hand it out.
    if (!procedure || (kind !== 'submitted' && !paper)) return undefined;
    const answer =
      kind === 'submitted' ? await this.eforms(`/internal/submissions/${dossierId}/receipt.pdf`) : await this.oneStop(`/internal/dossiers/${dossierId}/papers/${paper}.pdf`);
    if (answer.status === 404) return undefined;
    return { content: Buffer.from(await goodAnswer(answer).arrayBuffer()) };
  }
}

/** Whatever else went wrong over there may be mended by the next try. */
function goodAnswer(answer: Response): Response {
  if (!answer.ok) throw new DependencyAway(`answered ${answer.status}`);
  return answer;
}
