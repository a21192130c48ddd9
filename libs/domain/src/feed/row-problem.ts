import type { BilingualText } from '../text/bilingual.ts';

export type RowProblemCode = 'missing' | 'code-unreadable' | 'date-unreadable' | 'status-unknown' | 'code-taken' | 'too-many-rows' | 'not-readable' | 'columns-shifted';

/** Why a row is not taken, where, and what its sender should do. */
export interface RowProblem {
  readonly code: RowProblemCode;
  /** The column as their system calls it. */
  readonly column: string;
  readonly message: BilingualText;
}

const words: Readonly<Record<RowProblemCode, (column: string, told: string) => BilingualText>> = {
  'missing': (column) => ({ vi: `Thiếu cột “${column}”, hoặc cột để trống.`, en: `The column “${column}” is missing or empty.` }),
  'code-unreadable': (column, told) => ({ vi: `Mã hồ sơ ở cột “${column}” không viết theo mẫu ${told}.`, en: `The dossier code in “${column}” is not written as ${told}.` }),
  'date-unreadable': (column, told) => ({ vi: `Ngày giờ ở cột “${column}” không đọc được; nguồn này viết ${told}.`, en: `The date in “${column}” cannot be read; this feed writes ${told}.` }),
  'status-unknown': (column, told) => ({ vi: `Trạng thái “${told}” ở cột “${column}” chưa có trong bảng chuyển đổi.`, en: `The status “${told}” in “${column}” is not in the mapping table.` }),
  'code-taken': (column) => ({ vi: `Hai mã khác nhau ở cột “${column}” dẫn về cùng một hồ sơ.`, en: `Two different codes in “${column}” lead to one dossier.` }),
  'too-many-rows': (column, told) => ({ vi: `Hồ sơ này đã có ${told} dòng, nhiều hơn mức một hồ sơ có thể có.`, en: `This dossier has ${told} rows already, more than a dossier can have.` }),
  'not-readable': (line) => ({ vi: `Dòng ${line} không phải JSON.`, en: `Line ${line} is no JSON.` }),
  'columns-shifted': (line, told) => ({ vi: `Dòng ${line} có số cột khác với dòng tiêu đề (${told}); không đọc để khỏi nhầm cột.`, en: `Line ${line} has another number of columns than the header (${told}); it is not read, so that no column is taken for another.` }),
};

export const rowProblem = (code: RowProblemCode, column: string, told = ''): RowProblem => ({ code, column, message: words[code](column, told) });
