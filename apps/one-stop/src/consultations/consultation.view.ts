import { type ConsultationLine, ConsultationView } from '@motcua/contracts/handing-api';
import type { Consultation } from '@motcua/domain/dossier/consultation';
import { isOpen, stateOfConsultation } from '@motcua/domain/dossier/consultation';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

const given = <Fields extends object>(fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function course(asked: Consultation, { officials }: Pick<KeptDossier, 'officials'>, now: Date) {
  const nameOf = (id: string | undefined) => officials.find((official) => official.id === id)?.name;
  const { id, question, askedAt, dueAt, receivedAt, answeredAt, answer, document, refusedBecause, recalledAt } = asked;
  return {
    ...{ id, question, askedAt, dueAt, state: stateOfConsultation(asked), overdue: isOpen(asked) && dueAt < now.toISOString() },
    ...given({ askedBy: nameOf(asked.askedBy), receivedBy: nameOf(asked.receivedBy), receivedAt, answeredBy: nameOf(asked.answeredBy), answeredAt, answer, refusedBecause, recalledAt }),
    ...(document ? { document: { name: document.name, size: document.size, type: document.type } } : {}),
  };
}

/** For those who asked. */
export const consultationLine = (asked: Consultation, dossier: KeptDossier, now: Date): ConsultationLine => ({ ...course(asked, dossier, now), to: asked.to, papers: [...asked.papers] });

/** For those who were asked: of the dossier only its cover, and the papers that were chosen for them. */
export function presentConsultation(asked: Consultation, dossier: KeptDossier, now: Date): ConsultationView {
  const { id, reference, procedure, agency, attachments } = dossier;
  const state = stateOfConsultation(asked);
  return ConsultationView.parse({
    ...course(asked, dossier, now),
    dossier: { id, reference, procedure: { id: procedure.id, name: procedure.name } },
    from: { code: agency.code, name: agency.name },
    papers: attachments.filter((paper) => asked.papers.includes(paper.id)).map(({ id: paper, name, size, type }) => ({ id: paper, name, size, type })),
    actions: isOpen(asked) ? [...(state === 'sent' ? ['acknowledge'] : []), 'answer', 'decline'] : [],
  });
}
