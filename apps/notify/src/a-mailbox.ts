import { eventually } from '@motcua/testing/eventually';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface ReceivedMail {
  id: string;
  subject: string;
  text: string;
  html: string;
  to: { address: string; name: string }[];
  messageId: string;
  attachments?: { fileName?: string; generatedFileName?: string; contentType: string }[];
}

/** A real mail server (maildev) of its own: mails are read back as a person's program would show them. */
export class Mailbox {
  private child: ChildProcess | undefined;

  private constructor(
    readonly smtpPort: number,
    private readonly webPort: number,
  ) {}

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox(await freePort(), await freePort());
    await mailbox.start();
    return mailbox;
  }

  async start(): Promise<void> {
    const program = fileURLToPath(new URL('../../../node_modules/maildev/dist/bin/maildev.js', import.meta.url));
    this.child = spawn(process.execPath, [program, '--ip', '127.0.0.1', '--web-ip', '127.0.0.1', '--smtp', String(this.smtpPort), '--web', String(this.webPort)], { stdio: 'ignore' });
    await eventually(() => this.mails(), 60_000);
  }

  async mails(): Promise<ReceivedMail[]> {
    const answer = await fetch(`http://127.0.0.1:${this.webPort}/api/email`);
    const body = (await answer.json()) as ReceivedMail[] | { emails: ReceivedMail[] };
    return Array.isArray(body) ? body : body.emails;
  }

  /** The letter as it came over the wire, with all its headers. */
  async sourceOf({ id }: Pick<ReceivedMail, 'id'>): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.webPort}/api/email/${id}/source`)).text();
  }

  /** Ends the process and waits until it is gone. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
