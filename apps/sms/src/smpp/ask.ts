import { DependencyAway } from '@motcua/auth/errors';
import type { Pdu, Session } from 'smpp';

type Question = 'bind_transceiver' | 'submit_sm' | 'enquire_link' | 'unbind';

/** Sends a request and waits for its answer. @throws DependencyAway when none comes in time, or the connection goes */
export function ask(session: Session, question: Question, fields: object, patience: number): Promise<Pdu> {
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      clearTimeout(timer);
      session.off('close', hungUp);
      end();
    };
    const hungUp = () => finish(() => reject(new DependencyAway('the network hung up; it')));
    const timer = setTimeout(() => finish(() => reject(new DependencyAway('the network does not answer; it'))), patience);
    session.once('close', hungUp);
    const sent = session[question](fields, (answer) => finish(() => resolve(answer)));
    if (!sent) hungUp();
  });
}
