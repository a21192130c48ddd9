import { appendFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.mjs';
import { attempt, run } from './commands.mjs';
import { makeRoot, insideRoot } from './debian-root.mjs';
import { pinned } from './pinned.mjs';
import { removeTree } from './privileges.mjs';

const module = `github.com/FerretDB/FerretDB/v2/cmd/ferretdb@v${pinned.ferretdb}`;

/** The path of the FerretDB program. It is published as source only, so it is compiled here, once. */
export async function provisionFerretdb(cache) {
  const directory = await cached(cache, `ferretdb-${pinned.ferretdb}`, async (draft) => {
    if (await goIsNewEnough()) await installWithOwnGo(draft);
    else await installInDebianRoot(draft);
  });
  return join(directory, 'ferretdb');
}

/** From 1.21 on Go fetches the toolchain that a module asks for (FerretDB: 1.24) from the module proxy by itself. */
export function fetchesToolchains(text) {
  const [, major, minor] = /go version go(\d+)\.(\d+)/.exec(text) ?? [];
  return Number(major) > 1 || Number(minor) >= 21;
}

async function goIsNewEnough() {
  return fetchesToolchains((await attempt('go', ['version'])).output);
}

// Without cgo no C compiler is needed, and the program runs whatever C library the machine has.
const goSettings = { CGO_ENABLED: '0', GOTOOLCHAIN: 'auto', GOFLAGS: '-trimpath' };

async function installWithOwnGo(draft) {
  await run('go', ['install', module], { env: { ...process.env, ...goSettings, GOBIN: draft } });
}

// Debian 12 and Ubuntu 22.04 have a Go that is too old to help itself: borrow unstable's, and give it back afterwards.
async function installInDebianRoot(draft) {
  const root = join(draft, 'root');
  const work = join(draft, 'work');
  await mkdir(work, { recursive: true });
  await makeRoot(root, ['golang-go', 'ca-certificates']);
  // What a file is mounted over must exist, and a new root has neither.
  const network = ['/etc/resolv.conf', '/etc/hosts'];
  for (const file of network) await appendFile(join(root, file), '');
  const { command, args } = await insideRoot({
    root,
    writable: [[work, '/mnt']],
    // The machine's own certificates: it may sit behind a proxy that signs for everyone.
    readable: [...network, '/etc/ssl/certs'],
    env: { ...goSettings, ...proxySettings(), HOME: '/mnt', GOPATH: '/mnt/go', GOBIN: '/mnt', GOCACHE: '/mnt/cache' },
    program: ['/usr/bin/go', 'install', module],
  });
  await run(command, args);
  await rename(join(work, 'ferretdb'), join(draft, 'ferretdb'));
  await removeTree(root);
  // Go's module cache is written read-only, even to its owner.
  await run('chmod', ['-R', 'u+w', work]);
  await removeTree(work);
}

function proxySettings() {
  const names = ['GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'];
  return Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
}
