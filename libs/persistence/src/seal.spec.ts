import { describe, expect, it } from '@jest/globals';
import { Seal } from './seal.ts';

const seal = new Seal('a secret of the agency, long enough for this');
const answers = { 'denouncer-name': 'Nguyễn Thị Minh Hạnh', amount: 12, none: null, rows: [{ ok: true }] };
const place = { of: 'dossier-1', field: 'answers' };

describe('a sealed value', () => {
  it('opens as what it was, in its own place', () => {
    expect(seal.open(seal.shut(answers, place), place)).toEqual(answers);
  });

  it('says nothing of what is in it, and is different each time', () => {
    const [one, other] = [seal.shut(answers, place), seal.shut(answers, place)];
    expect(one).not.toBe(other);
    for (const text of [one, Buffer.from(one.split('.')[2] ?? '', 'base64url').toString('latin1')]) expect(text).not.toMatch(/Hạnh|Minh|denouncer/);
  });

  it.each([
    ['in another dossier', { of: 'dossier-2', field: 'answers' }],
    ['in another field', { of: 'dossier-1', field: 'contact' }],
  ])('does not open %s', (_, elsewhere) => {
    expect(() => seal.open(seal.shut(answers, place), elsewhere)).toThrow('unable to authenticate');
  });

  it('does not open with another secret, nor after a bit of it was changed', () => {
    const sealed = seal.shut(answers, place);
    expect(() => new Seal('a secret of somebody else, as long as the other').open(sealed, place)).toThrow('unable to authenticate');
    const changed = `${sealed.slice(0, -3)}${sealed.at(-3) === 'A' ? 'B' : 'A'}${sealed.slice(-2)}`;
    expect(() => seal.open(changed, place)).toThrow('unable to authenticate');
  });
});

describe('a sealed document', () => {
  it('keeps what was not named in clear, and opens whole', () => {
    const document: { id: string; answers: unknown; contact: object; issued?: string } = { id: 'd', answers, contact: { name: 'Hạnh' } };
    const shut = seal.shutAll(document, ['answers', 'contact', 'issued'], 'd');
    expect(shut).toEqual({ id: 'd', answers: expect.stringMatching(/^sealed\.1\./), contact: expect.stringMatching(/^sealed\.1\./) });
    expect(seal.openAll(shut, ['answers', 'contact', 'issued'], 'd')).toEqual(document);
    expect(seal.openAll(document, ['answers', 'contact'], 'd')).toEqual(document);
  });
});
