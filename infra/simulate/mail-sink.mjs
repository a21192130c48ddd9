import { createServer } from 'node:net';

/**
 * A mail server that keeps of each letter who it is to and its Message-ID, and drops the rest: a year's letters would not fit into the memory of a
 * mailbox with pages.
 */
export async function openMailSink() {
  const letters = [];
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket.setEncoding('utf8').on('close', () => sockets.delete(socket)).on('error', () => socket.destroy()));
    converse(socket, (letter) => letters.push(letter));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    letters,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(socket, keep) {
  let buffered = '';
  let to = '';
  let body;
  const say = (line) => socket.write(`${line}\r\n`);
  const answers = { EHLO: '250 sink', HELO: '250 sink', MAIL: '250 ok', RCPT: '250 ok', RSET: '250 ok', NOOP: '250 ok', DATA: '354 go on', QUIT: '221 bye' };
  const command = (line) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'DATA') body = [];
    say(answers[verb] ?? '502 unknown');
    if (verb === 'QUIT') socket.end();
  };
  const content = (line) => {
    if (line !== '.') return body.length < 60 ? void body.push(line) : undefined;
    keep({ to, id: /^message-id:\s*(\S+)/im.exec(body.join('\n'))?.[1] ?? '' });
    body = undefined;
    say('250 kept');
  };
  say('220 sink');
  socket.on('data', (text) => {
    const lines = (buffered + text).split('\r\n');
    buffered = lines.pop();
    for (const line of lines) (body ? content : command)(line);
  });
}
