import { taxCheckDigit } from './formats.ts';
import type { FieldOf, FieldType } from './json-schema.ts';

/** A number from 0 up to, not including, 1. */
export type Random = () => number;

/** What values have to fit into. */
export interface Surroundings {
  readonly today: string;
  readonly wards: readonly string[];
  /** Wards that the address field of this id may lie in. */
  wardsOf(fieldId: string): readonly string[];
}

/** A generator that repeats itself for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));
export const chance = (random: Random, probability: number) => random() < probability;

function oneOf<T>(random: Random, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('There is nothing to choose from.');
  return chosen;
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý'];
const middles = ['Thị Minh', 'Văn', 'Quốc', 'Thị Thu', 'Hữu', 'Đức', 'Ngọc', 'Thanh', 'Thị Mỹ', 'Hoàng', 'Kim'];
const given = ['Hạnh', 'Bảo', 'Trang', 'Dũng', 'Phượng', 'Khải', 'Thủy', 'Nghĩa', 'Loan', 'Đạt', 'Yến', 'Sơn', 'Hương', 'Tuấn', 'Vy'];
const streets = ['Đinh Tiên Hoàng', 'Bạch Đằng', 'Phan Đăng Lưu', 'Xô Viết Nghệ Tĩnh', 'Nơ Trang Long', 'Lê Quang Định', 'Điện Biên Phủ', 'Ung Văn Khiêm'];
const phrases = ['Hương Quê', 'Bánh mì Bà Tư', 'Tiệm may Thanh Thủy', 'Sửa xe Hai Lúa', 'Cà phê Góc Phố', 'Tạp hóa Minh Anh', 'Hiệu sách Ban Mai'];

export const randomName = (random: Random) => `${oneOf(random, families)} ${oneOf(random, middles)} ${oneOf(random, given)}`;
const digits = (random: Random, count: number) => Array.from({ length: count }, () => whole(random, 0, 9)).join('');

/** A value that the field alone accepts; rules between fields are the caller's business. */
export function randomValue<Type extends FieldType>(field: FieldOf<Type>, random: Random, surroundings: Surroundings): unknown {
  const make = values[field.type] as (random: Random, field: FieldOf<Type>, surroundings: Surroundings) => unknown;
  return make(random, field, surroundings);
}

type Make<Type extends FieldType> = (random: Random, field: FieldOf<Type>, surroundings: Surroundings) => unknown;

const values: { [Type in FieldType]: Make<Type> } = {
  text: (random, { examples, minLength = 1, maxLength }) => (examples ? oneOf(random, examples) : `${oneOf(random, phrases)} ${digits(random, 3)}`.slice(0, maxLength).trim().padEnd(minLength, '1')),
  'long-text': (random, { examples, maxLength }) => (examples ? oneOf(random, examples) : `${oneOf(random, phrases)}, ${oneOf(random, streets)}.`.slice(0, maxLength)),
  'person-name': randomName,
  integer: (random, { min = 0, max = min + 1000 }) => between(min, max, Math.round(skewed(random, min, max))),
  decimal: (random, { min = 0, max = min + 1000 }) => between(min, max, Math.round(skewed(random, min, max) * 10) / 10),
  money: (random, { min = 0, max = 2_000_000_000 }) => between(min, max, Math.round(skewed(random, min, max) / 1_000_000) * 1_000_000),
  date: randomDate,
  choice: (random, { choices }) => oneOf(random, choices).value,
  choices: (random, { choices }) => [...new Set([oneOf(random, choices).value, oneOf(random, choices).value])],
  'yes-no': (random) => chance(random, 0.5),
  commitment: () => true,
  'identity-number': (random) => `079${whole(random, 0, 3)}${digits(random, 8)}`,
  'tax-code': randomTaxCode,
  'parcel-number': (random) => `${whole(random, 1, 2400)}${chance(random, 0.2) ? `-${whole(random, 1, 9)}` : ''}`,
  phone: (random) => `0${oneOf(random, ['90', '91', '93', '38', '70', '77'])}${digits(random, 7)}`,
  email: (random) => `nguoi.nop.${digits(random, 6)}@example.vn`,
  address: (random, { id }, { wardsOf }) => ({ street: `${whole(random, 1, 480)}/${whole(random, 1, 40)} ${oneOf(random, streets)}`, ward: oneOf(random, wardsOf(id)) }),
  computed: () => undefined,
};

// Rounding just below zero makes -0, which nobody types and no form sends back: adding 0 makes it 0.
const between = (min: number, max: number, value: number) => Math.min(max, Math.max(min, value)) + 0;

// Most houses and shops are small: small numbers come oftener than large ones.
const skewed = (random: Random, min: number, max: number) => min + (max - min) * random() ** 3;

function randomTaxCode(random: Random): string {
  const nine = `03${digits(random, 7)}`;
  const check = taxCheckDigit(nine);
  return check < 10 ? `${nine}${check}` : randomTaxCode(random);
}

const day = 86_400_000;

function randomDate(random: Random, { within, minAge }: FieldOf<'date'>, { today }: Surroundings): string {
  const now = Date.parse(`${today}T00:00:00Z`);
  const shift = minAge === undefined ? shiftWithin(random, within) : -whole(random, minAge * 366, (minAge + 40) * 365);
  return new Date(now + shift * day).toISOString().slice(0, 10);
}

function shiftWithin(random: Random, within: 'past' | 'future' | 'any'): number {
  const days = whole(random, 0, 700);
  if (within === 'any') return days - 350;
  return within === 'past' ? -days : days;
}
