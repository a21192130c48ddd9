import { Closing, DayBook, type ReceiptRow } from '@motcua/contracts/fees-api';
import type { Actor } from '@motcua/domain/actor';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { DependencyAway } from '@motcua/messaging/failure';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { People } from '../dossiers/people.ts';
import type { KeptClosing } from './closing.schema.ts';
import { ClosingStore } from './closing.store.ts';
import type { KeptReceipt } from './receipt.schema.ts';
import { ReceiptStore } from './receipt.store.ts';
import { drawerOf, takingsOf } from './takings.ts';

const mostTries = 20;

/** The cashier's book of an agency (sổ thu): what was taken on a day, and its closings. */
@Injectable()
export class DayBooks {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly closings: ClosingStore,
    private readonly catalogue: Catalogue,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async read(reader: Actor, asked: { day?: string | undefined; series?: string | undefined }): Promise<DayBook> {
    const agency = agencyOf(reader);
    const day = asked.day ?? this.catalogue.calendarOf(agency).dateAt(minuteOf(this.clock.now().toISOString()));
    const [of, uncounted, closings] = await Promise.all([this.receipts.ofDay(agency, day, asked.series), this.receipts.uncounted(agency), this.closings.newest(agency)]);
    const takings = takingsOf(of);
    const { cash, paidBack, receipts } = drawerOf(uncounted, undefined);
    return DayBook.parse({
      day,
      rows: of.map(rowOf),
      takings,
      total: Object.values(takings).reduce((sum, amount) => sum + amount, 0),
      voided: of.filter(({ voided }) => voided !== undefined).length,
      open: { opening: openingAfter(closings), cash, paidBack, receipts },
      closings: closings.filter(isCounted).map(presentClosing),
    });
  }

  /**
   * Closes the book: counts what no closing has counted yet. Begun first, then everything is given its number, then it is added up, so that a
   * process that ends in between leaves a closing that the next request goes on with. @throws RequestProblem 409 when more is handed over than there is
   */
  async close(reader: Actor, { handedOver, key }: { handedOver: number; key: string }): Promise<Closing> {
    const agency = agencyOf(reader);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const closings = await this.closings.newest(agency);
      const same = closings.find((one) => one.key === key);
      if (same) return presentClosing(isCounted(same) ? same : await this.count(same, closings));
      const unfinished = closings.find((one) => !isCounted(one));
      if (unfinished) await this.count(unfinished, closings);
      else if (await this.begin(reader, { handedOver, key, closings, agency })) continue;
    }
    throw new DependencyAway('the book was closed by others each time');
  }

  private async begin({ id }: Actor, { handedOver, key, closings, agency }: { handedOver: number; key: string; closings: readonly KeptClosing[]; agency: string }): Promise<boolean> {
    const { cash, paidBack } = drawerOf(await this.receipts.uncounted(agency), undefined);
    const there = openingAfter(closings) + cash - paidBack;
    if (handedOver > Math.max(there, 0)) throw new RequestProblem(409, 'fees-not-owed', { detail: `There are ${there} đồng in the drawer, no more can be handed over.` });
    const number = (closings[0]?.number ?? 0) + 1;
    const by = (await this.people.nameOf(id)) ?? id;
    return this.closings.begin({ _id: `${agency}/${number}`, agency, number, key, handedOver, by, at: this.clock.now().toISOString() });
  }

  private async count(closing: KeptClosing, closings: readonly KeptClosing[]): Promise<KeptClosing> {
    const { _id, agency, number, handedOver } = closing;
    await this.receipts.stamp(agency, number);
    const stamped = await this.receipts.stamped(agency, number);
    const { cash, paidBack, receipts } = drawerOf(stamped, number);
    const opening = openingAfter(closings.filter((one) => one.number < number));
    const own = stamped.filter((receipt) => receipt.closing === number);
    const counted = { receipts, takings: takingsOf(own), opening, cash, paidBack, closing: opening + cash - paidBack - handedOver };
    await this.closings.finish(_id, counted);
    return { ...closing, ...counted };
  }
}

function agencyOf({ agency }: Actor): string {
  if (agency === undefined) throw new RequestProblem(403, 'forbidden', { detail: 'This account belongs to no agency.' });
  return agency;
}

const isCounted = ({ closing }: KeptClosing) => closing !== undefined;
/** The first of the newest that was counted to its end. */
const openingAfter = (closings: readonly KeptClosing[]): number => Math.max(closings.find(isCounted)?.closing ?? 0, 0);

const presentClosing = ({ number, at, by, receipts, takings, opening, cash, paidBack, handedOver, closing }: KeptClosing): Closing =>
  Closing.parse({ number, at, by, receipts, takings, opening, cash, paidBack, handedOver, closing });

function rowOf({ _id, series, number, voided, dossier, text, amount, way, issuedAt, by, kind }: KeptReceipt): ReceiptRow {
  return {
    ...{ id: _id, series, number, voided: voided !== undefined, dossier, amount, way, issuedAt, kind },
    procedure: text.procedure,
    ...(by ? { by: by.name } : {}),
    ...(voided ? { void: voided } : {}),
  };
}
