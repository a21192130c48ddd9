import { describe, expect, it } from '@jest/globals';
import type { Procedure } from '@motcua/contracts/procedure';
import { compileForm } from '@motcua/forms/compile';
import { unitsOf } from '@motcua/forms/units';
import { anAgency } from '../a-running-portal.ts';
import { aProcedure } from '../draft/an-open-draft.ts';
import { aVisit } from '../frame/a-visit.ts';
import { theShippedCity } from '../the-shipped-city.ts';
import { procedurePage } from './procedure.page.tsx';
import { StructuredData } from './structured-data.tsx';

const { procedures, units: { units: list } } = theShippedCity();
const units = unitsOf(list);
const shipped = (id: string): Procedure => {
  const found = procedures.find((one) => one.id === id);
  if (!found) throw new Error(`no procedure ${id} is shipped`);
  return found;
};
const page = (procedure: Procedure, changes: Partial<Parameters<typeof procedurePage>[1]> = {}) =>
  procedurePage(aVisit(), { procedure, form: compileForm(procedure.form, { units, procedure }), receiving: { agencies: [anAgency] }, cutOff: '15:00', ...changes });

describe('the page of a procedure', () => {
  it('names its level as it was called before and as it is called now', () => {
    expect(page(shipped('birth-registration'))).toContain('Mức độ 4 · Toàn trình');
    expect(page(shipped('complaint'))).toContain('Mức độ 3 · Một phần');
  });

  it('tells terms for complex cases and extensions', () => {
    expect(page(shipped('complaint'))).toContain('Vụ việc phức tạp: không quá 45 ngày.');
    expect(page(shipped('denunciation'))).toContain('thêm không quá 30 ngày');
  });

  it('tells a share of the term in days, and in hours where it is less than one', () => {
    const html = page({ ...aProcedure, term: { ...aProcedure.term, amount: 5 }, steps: [{ ...aProcedure.steps[0], share: 10 }, { ...aProcedure.steps[1], share: 90 }] as Procedure['steps'] });
    expect(html).toContain('Cán bộ tiếp nhận · khoảng 4 giờ làm việc');
    expect(html).toContain('Chuyên viên · khoảng 4,5 ngày làm việc');
  });

  it('tells the fee per unit and who is exempt', () => {
    const html = page(shipped('monthly-bus-card'));
    expect(html).toContain('135.000\u00a0₫ / tháng');
    expect(html).toContain('người khuyết tật, người cao tuổi: miễn');
  });

  it('says who reads what is confidential, and nothing of the kind elsewhere', () => {
    expect(page(shipped('denunciation'))).toContain('Chỉ thanh tra viên được giao giải quyết đọc được nội dung.');
    expect(page(shipped('complaint'))).not.toContain('được giữ bí mật');
  });

  it('counts from the next day what comes after the cut-off, unless it is counted by the hour', () => {
    expect(page(shipped('complaint'))).toContain('sau 15:00');
    expect(page(shipped('birth-registration'))).not.toContain('sau 15:00');
  });

  it('tells search engines what it is, and cannot be broken out of', () => {
    const wicked = { ...aProcedure, name: { vi: '</script><script>alert(1)</script>', en: 'x' } };
    const { props } = StructuredData({ procedure: wicked, receiving: { agencies: [] }, lang: 'vi' });
    expect(JSON.stringify(props)).not.toContain('</script>');
    expect(page(wicked)).not.toContain('<script>alert');
    expect(page(aProcedure)).toContain('"@type":"GovernmentService"');
  });
});
