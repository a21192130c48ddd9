import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands for eforms and one-stop, which are other processes: answers contacts and papers as they do. */
export class DossierOwner {
  private server: Server | undefined;
  url = '';
  contact: object | undefined = { name: 'Nguyễn Thị Minh Hạnh', email: 'hanh@example.vn', language: 'vi' };
  asked: string[] = [];

  async open(): Promise<void> {
    this.server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      const paper = request.url?.endsWith('.pdf');
      const answer = paper ? Buffer.from('%PDF-1.7 giấy') : this.contact && JSON.stringify(this.contact);
      response.writeHead(answer ? 200 : 404, { 'content-type': paper ? 'application/pdf' : 'application/json' });
      response.end(answer || '{}');
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
