import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

/** What it runs on takes longer to stop than the work under way: as a stack does. */
const program = `
  import { attempt } from '${new URL('./commands.mjs', import.meta.url)}';
  import { endOnSignal } from '${new URL('./ending.mjs', import.meta.url)}';
  let through;
  const worked = new Promise((resolve) => (through = resolve));
  const ending = endOnSignal(() => worked.then(() => console.log('ended')));
  for (const part of ['one', 'two']) if (!ending.hasBegun()) {
    const work = attempt('sleep', [part === 'one' ? '60' : '0']);
    console.log('began ' + part);
    await work;
  }
  through();
  await ending.end();
`;

test('told to stop in the middle, a command ends what it runs, once, and begins nothing more', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
    if (text.includes('began one')) child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  assert.deepEqual([said, code], ['began one\nended\n', 130]);
});
