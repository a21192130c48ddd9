/** What we use of the package `smpp`, which has no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly esm_class?: number;
    readonly data_coding?: number;
    readonly source_addr?: string;
    readonly source_addr_ton?: number;
    readonly destination_addr?: string;
    readonly message_id?: string;
    readonly short_message?: { readonly message: string | Buffer; readonly udh?: readonly Buffer[] };
    readonly message_payload?: { readonly message: string | Buffer; readonly udh?: readonly Buffer[] };
    readonly sar_msg_ref_num?: number;
    readonly sar_total_segments?: number;
    readonly sar_segment_seqnum?: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly registered_delivery?: number;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    response(fields?: object): Pdu;
  }

  export interface Session extends EventEmitter {
    bind_transceiver(fields: object, answered: (pdu: Pdu) => void): boolean;
    submit_sm(fields: object, answered: (pdu: Pdu) => void): boolean;
    deliver_sm(fields: object, answered: (pdu: Pdu) => void): boolean;
    enquire_link(fields: object, answered: (pdu: Pdu) => void): boolean;
    unbind(fields: object, answered: (pdu: Pdu) => void): boolean;
    send(pdu: Pdu): boolean;
    close(done?: () => void): void;
    destroy(done?: () => void): void;
  }

  export interface Server extends EventEmitter {
    listen(port: number, host: string, done?: () => void): this;
    address(): { port: number };
    close(done?: () => void): void;
    readonly sessions: readonly Session[];
  }

  const smpp: {
    connect(options: { url: string }): Session;
    createServer(onSession: (session: Session) => void): Server;
  };
  export default smpp;
}
