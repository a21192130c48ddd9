import { describe, expect, it } from '@jest/globals';
import { problemCodes } from '@motcua/contracts/problems';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = ['libs/domain/src', 'libs/auth/src', 'libs/forms/src', 'apps'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.spec)\.tsx?$/.test(name) && !/node_modules|dist\//.test(name))
    .map((name) => `${folder}/${name}`),
);

/** `super('conflict', 'dossier-illegal-move', …)` and `new RequestProblem(404, 'not-found')`. */
const codesIn = (text: string) => [...text.matchAll(/(?:super\(\s*'(?:invalid|forbidden|not-found|conflict)'|RequestProblem\(\s*\d{3}),\s*'([a-z0-9-]+)'/g)].map(([, code]) => code ?? '');

describe('problem codes', () => {
  it('are all documented in the contracts', () => {
    const used = sources.flatMap((file) => codesIn(readFileSync(root + file, 'utf8')).map((code) => ({ file, code })));
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter(({ code }) => !(code in problemCodes))).toEqual([]);
  });
});
