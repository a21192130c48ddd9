import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import { NOTIFY_CONFIG } from './config-token.ts';
import type { NotifyConfig } from './notify.config.ts';

export interface OutgoingMail {
  /** Decides the Message-ID: a letter that went out twice because of a crash is shown once by the reader's programs. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  paper?: { name: string; content: Buffer };
  /** Where its reader chooses what comes; mail programs show a button for it. */
  choose?: string | undefined;
  /** Where one press ends them, also by the mail program itself (RFC 8058). */
  stop?: string | undefined;
}

@Injectable()
export class Mail implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(@Inject(NOTIFY_CONFIG) private readonly config: NotifyConfig) {
    this.transport = createTransport(config.SMTP_URL, { pool: true, maxConnections: 4, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as never);
    this.domain = /@([^>\s]+)/.exec(config.MAIL_FROM)?.[1] ?? 'localhost';
  }

  /** @returns what the mail server answered when it took the letter. @throws when it did not. */
  async send({ id, to, subject, text, html, paper, choose, stop }: OutgoingMail): Promise<string> {
    const sent = (await this.transport.sendMail({
      from: this.config.MAIL_FROM,
      to,
      subject,
      text,
      html,
      messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${this.domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...listHeaders(choose, stop) },
      attachments: paper ? [{ filename: paper.name, content: paper.content, contentType: 'application/pdf' }] : [],
    })) as { response?: string };
    return sent.response ?? 'taken';
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function listHeaders(choose: string | undefined, stop: string | undefined): Record<string, string> {
  if (stop !== undefined) return { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  return choose === undefined ? {} : { 'List-Unsubscribe': `<${choose}>` };
}
