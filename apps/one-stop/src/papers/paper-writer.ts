import type { Field } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import { balanceOf } from '@motcua/domain/fees/balance';
import { applicantOf } from '@motcua/forms/applicant';
import { templateFor } from '@motcua/papers/dossier-lines';
import type { DossierPaper } from '@motcua/papers/dossier-paper';
import type { SlipPaper } from '@motcua/papers/receipt-slip';
import { termInWords } from '@motcua/papers/wording';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { withFees } from '../fees/dossier-fees.ts';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';
import type { IssuedPaper } from './issued-paper.ts';

/** Writes the papers that go with a move, from the dossier as the move has made it. */
@Injectable()
export class PaperWriter {
  constructor(
    private readonly catalogue: Catalogue,
    @Inject(ONE_STOP_CONFIG) private readonly config: Pick<OneStopConfig, 'PUBLIC_URL'>,
  ) {}

  /** Mẫu 01, with the appointment. */
  receipt(dossier: KeptDossier, receiver: string | undefined): IssuedPaper {
    const procedure = this.catalogue.procedureOf(dossier);
    const { submittedAt, receivedAt, appointmentAt } = dossier;
    const { owed, outstanding } = balanceOf(withFees(dossier, procedure));
    const text = {
      ...this.head(dossier),
      papers: handedIn(procedure, dossier),
      fee: { amount: owed, paid: outstanding === 0 },
      term: termInWords(procedure.term),
      submittedAt,
      ...(dossier.handedIn ? { returnChannels: [dossier.handedIn.wishes.result] } : {}),
      ...(receivedAt === undefined ? {} : { receivedAt }),
      ...(appointmentAt === undefined ? {} : { dueAt: appointmentAt }),
      ...(receiver === undefined ? {} : { receiver }),
    };
    return { kind: 'receipt', template: templateFor('receipt', text).version, text };
  }

  /** Mẫu 02. */
  supplement(dossier: KeptDossier, officer: string | undefined): IssuedPaper[] {
    const asked = dossier.supplements.at(-1);
    if (!asked) return [];
    const procedure = this.catalogue.procedureOf(dossier);
    const papers = procedure.papers.filter(({ id }) => asked.papers.includes(id)).map(({ name }) => name.vi);
    const fields = fieldsOf(procedure).filter(({ id }) => asked.fields.includes(id)).map(({ label }) => label.vi);
    const text = { ...this.head(dossier), message: asked.message, papers, fields, until: asked.until, ...(officer === undefined ? {} : { officer }) };
    return [{ kind: 'supplement', template: templateFor('supplement', text).version, text }];
  }

  /** Mẫu 03. */
  refusal(dossier: KeptDossier, reason: string, officer: string | undefined): IssuedPaper {
    const text = { ...this.head(dossier), reason, submittedAt: dossier.submittedAt, ...(officer === undefined ? {} : { officer }) };
    return { kind: 'refusal', template: templateFor('refusal', text).version, text };
  }

  /** Nothing is handed over by hand on line. */
  handOver(dossier: KeptDossier, officer: string | undefined): IssuedPaper[] {
    const { returned, result } = dossier;
    if (!returned || returned.channel === 'online') return [];
    const { channel, collector, at, identity, postage, signed } = returned;
    const text = {
      ...this.head(dossier),
      ...{ channel, collector, returnedAt: at, result: result?.document.name ?? dossier.procedure.name.vi },
      ...(identity ? { as: identity.as, identityNumber: identity.identityNumber, ...kept('authorisation', identity.authorisation) } : {}),
      ...(postage ? { postage: { carrier: postage.carrier, tracking: postage.tracking, address: postage.address } } : {}),
      ...signatureOf(signed),
      ...kept('officer', officer),
    };
    return [{ kind: 'hand-over', text }];
  }

  /** What every paper about a dossier begins and ends with; dated by the move it goes with. */
  head(dossier: KeptDossier): DossierPaper {
    const { reference, lookupNumber, answers, changedAt } = dossier;
    const { letterhead, name, place, phone, code } = this.catalogue.agencyOf(dossier);
    const applicant = applicantOf(this.catalogue.procedureOf(dossier).form, answers, this.catalogue.units);
    return {
      agency: { letterhead, name: name.vi, place: place.vi, phone, utcOffsetMinutes: this.catalogue.calendarOf(code).utcOffsetMinutes },
      reference,
      lookupNumber,
      applicant: { name: applicant.name, ...kept('address', applicant.address), ...kept('phone', applicant.phone), ...kept('email', applicant.email) },
      procedure: dossier.procedure.name.vi,
      // The code alone: never the second factor, because papers get lost.
      trackUrl: `${this.config.PUBLIC_URL}/tra-cuu?ma=${reference}`,
      issuedAt: changedAt,
    };
  }
}

export const fieldsOf = ({ form }: Procedure): Field[] => form.sections.flatMap(({ fields }) => fields);

/** The form itself, then what was handed in: on paper as it was received, or as files. */
function handedIn({ form, papers }: Procedure, { papers: files, onPaper = {}, channel }: KeptDossier): SlipPaper[] {
  const given = papers.flatMap(({ id, name, form: kind, copies }): SlipPaper[] => {
    const paper = onPaper[id];
    if (paper) return [{ name: name.vi, form: paper.form, copies: paper.copies, ...kept('remark', paper.remark) }];
    return (files[id]?.length ?? 0) > 0 ? [{ name: name.vi, form: kind, copies }] : [];
  });
  return [{ name: form.title.vi, form: channel === 'counter' ? 'original' : 'electronic', copies: 1 }, ...given];
}

function signatureOf(signed: NonNullable<KeptDossier['returned']>['signed']) {
  if (!signed) return {};
  return 'slip' in signed ? { signedSlip: signed.slip } : { strokes: signed.strokes };
}

const kept = <Key extends string>(key: Key, value: string | undefined) => (value === undefined ? {} : ({ [key]: value } as Record<Key, string>));
