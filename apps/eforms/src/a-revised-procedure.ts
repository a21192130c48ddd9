import { Procedure, PublishedProcedure } from '@motcua/contracts/procedure';
import { aProcedure } from './a-catalogue.ts';

const both = (vi: string, en: string) => ({ vi, en });
const [owner, shop] = aProcedure.form.sections;

/** A stall on the market, whose form and papers are others from December 2026 on. */
export const aStall: Procedure = Procedure.parse({ ...aProcedure, id: 'market-stall', form: { ...aProcedure.form, id: 'market-stall' } });

const revisedFields = shop?.fields.flatMap((field) => {
  if (field.id === 'note') return [];
  if (field.id === 'width') return [{ ...field, max: 3 }];
  return field.id === 'sign' ? [{ ...field, label: both('Tên sạp', 'Name of the stall') }] : [field];
});

export const aRevisedStall: Procedure = Procedure.parse({
  ...aStall,
  version: 2,
  effectiveFrom: '2026-12-01',
  papers: [...aStall.papers.filter(({ id }) => id !== 'photo'), { id: 'hygiene', name: both('Giấy vệ sinh', 'Hygiene certificate'), form: 'copy', accepts: ['pdf'] }],
  form: {
    ...aStall.form,
    version: 2,
    sections: [{ ...owner, fields: [...(owner?.fields ?? []), { id: 'hours', type: 'text', label: both('Giờ bán hàng', 'Opening hours') }] }, { ...shop, fields: revisedFields }],
  },
});

/** Taken by nobody from December 2026 on. */
export const aWithdrawnProcedure: PublishedProcedure = PublishedProcedure.parse({ ...aProcedure, id: 'street-photography', form: { ...aProcedure.form, id: 'street-photography' }, withdrawnFrom: '2026-12-01' });
