import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocx, aPdf, aPng, eicar } from '@motcua/files/a-file';
import { Readable } from 'node:stream';
import { testClamd } from '@motcua/testing/stack';
import { aRealClamd, aTalkingClamd } from './a-clamd.ts';
import { ClamAv, NoScanner } from './scanner.ts';

describe('ClamAV', () => {
  let daemon: Awaited<ReturnType<typeof aTalkingClamd>> | undefined;
  afterEach(() => daemon?.close());

  const scan = async (content: string, verdict?: (content: string) => string) => {
    daemon = await aTalkingClamd(verdict);
    return new ClamAv(daemon.url).scan(Readable.from([Buffer.from(content)]));
  };

  it('finds a file clean', async () => {
    await expect(scan('x'.repeat(300_000))).resolves.toBe('clean');
  });

  it('finds a virus anywhere in the file', async () => {
    await expect(scan(`${'x'.repeat(300_000)}${eicar}`)).resolves.toBe('infected');
  });

  it('takes no verdict for no consent', async () => {
    await expect(scan('x', () => 'INSTREAM size limit exceeded. ERROR\0')).rejects.toMatchObject({ name: 'DependencyAway' });
  });

  it('says so when the daemon is away', async () => {
    await expect(new ClamAv('tcp://127.0.0.1:1').scan(Readable.from([]))).rejects.toMatchObject({ name: 'DependencyAway' });
  });
});

describe('without a scanner', () => {
  const scan = (...chunks: string[]) => new NoScanner().scan(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));

  it('everything is clean', async () => {
    await expect(scan('x'.repeat(300_000))).resolves.toBe('clean');
  });

  it('but for the file with which people test whether anybody looks, wherever it is cut', async () => {
    await expect(scan(`${'x'.repeat(100_000)}${eicar.slice(0, 30)}`, `${eicar.slice(30)}x`)).resolves.toBe('infected');
  });
});

const program = testClamd();
// eslint-disable-next-line no-console -- what is left out has to be said
if (!program) console.warn('MOTCUA_CLAMD is not set: the real virus scanner is not tested. npm test installs it, or: apt-get install clamav-daemon');

(program ? describe : describe.skip)('ClamAV itself', () => {
  let daemon: Awaited<ReturnType<typeof aRealClamd>>;
  beforeAll(async () => {
    daemon = await aRealClamd(program ?? '');
  });
  afterAll(() => daemon.close());
  const scan = (...chunks: (string | Buffer)[]) => new ClamAv(daemon.url).scan(Readable.from(chunks.map((chunk) => Buffer.from(chunk as string))));

  it('finds papers clean', async () => {
    await expect(Promise.all([scan(aPng()), scan(await aPdf()), scan(aDocx()), scan(Buffer.alloc(3_000_000, 'x'))])).resolves.toEqual(['clean', 'clean', 'clean', 'clean']);
  });

  it.each([
    ['alone', () => [eicar]],
    ['in a PDF', () => ['%PDF-1.7\n% ', eicar, '\n1 0 obj\n<< >>\nendobj\n%%EOF']],
    ['packed into a document', () => [aDocx({ 'word/a.txt': eicar })]],
  ])('finds a virus %s', async (_, content) => {
    await expect(scan(...content())).resolves.toBe('infected');
  });
});
