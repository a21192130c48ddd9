import { AwsClient } from 'aws4fetch';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { FileMissing, Storage, type Content } from './storage.ts';

export interface S3Options {
  /** `s3://bucket/folder?endpoint=https://…&region=…`; without endpoint it is Amazon's. */
  readonly url: string;
  readonly keyId: string;
  readonly secret: string;
}

/** The store cannot be reached or does not answer as it should. Whoever asked may ask again. */
export class StorageAway extends Error {
  // Known by this name to libs/http (503) and libs/messaging (wait).
  override readonly name = 'DependencyAway';
}

/** A file goes in one piece; so long it may take. */
const patience = 10 * 60_000;

/** Any store that speaks S3: objects by path, signature version 4, the content's own hash signed with it. */
export class S3Storage extends Storage {
  private readonly client: AwsClient;
  private readonly bucket: string;
  private readonly folder: string;
  private readonly endpoint: string;

  constructor({ url, keyId, secret }: S3Options) {
    super();
    const place = new URL(url);
    const region = place.searchParams.get('region') ?? 'us-east-1';
    this.bucket = place.hostname;
    this.folder = place.pathname.replace(/^\/|\/$/g, '');
    this.endpoint = (place.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`).replace(/\/$/, '');
    this.client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 0 });
  }

  override async put(key: string, { path, size, sha256 }: Content): Promise<void> {
    const headers = { 'content-length': String(size), 'content-type': 'application/octet-stream', 'x-amz-content-sha256': sha256 };
    const body = size === 0 ? '' : (Readable.toWeb(createReadStream(path)) as globalThis.ReadableStream);
    const answer = await this.ask('PUT', key, { headers, body });
    if (answer.status === 404) throw new StorageAway('the object store has no such bucket');
    await answer.body?.cancel();
  }

  override async get(key: string): Promise<Readable> {
    const answer = await this.ask('GET', key);
    if (await isMissing(answer)) throw new FileMissing('the content is not there');
    return answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([]);
  }

  override async move(from: string, to: string): Promise<boolean> {
    const answer = await this.ask('PUT', to, { headers: { 'x-amz-copy-source': this.pathOf(from) } });
    if (await isMissing(answer)) return false;
    // A copy may fail after its answer began with 200 (S3 API, CopyObject): then the body is an error.
    if ((await answer.text()).includes('<Error')) throw new StorageAway('the object store did not copy');
    await this.remove(from);
    return true;
  }

  override async remove(key: string): Promise<void> {
    const answer = await this.ask('DELETE', key);
    await answer.body?.cancel();
  }

  private async ask(method: string, key: string, { headers = {}, body }: { headers?: Record<string, string>; body?: string | globalThis.ReadableStream } = {}): Promise<Response> {
    const url = this.endpoint + this.pathOf(key);
    // No body is shown to the signer: what is signed of it is its hash, and a stream can be read once.
    const signed = await this.client.sign(url, { method, headers });
    const sent: Record<string, string> = { ...headers };
    signed.headers.forEach((value, name) => (sent[name] = value));
    const answer = await fetch(url, { method, headers: sent, signal: AbortSignal.timeout(patience), ...(body === undefined ? {} : { body, duplex: 'half' }) } as RequestInit).catch((error: unknown) => {
      throw new StorageAway('the object store does not answer', { cause: error });
    });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new StorageAway(`the object store answered ${answer.status}`);
  }

  private pathOf(key: string): string {
    return `/${[this.bucket, this.folder, key].filter(Boolean).join('/')}`;
  }
}

/** A bucket that is not there must not look as if all files were gone. */
async function isMissing(answer: Response): Promise<boolean> {
  if (answer.status !== 404) return false;
  if ((await answer.text()).includes('NoSuchBucket')) throw new StorageAway('the object store has no such bucket');
  return true;
}
