import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { CloseBook, Closing, DayBook, DayBookQuery } from '@motcua/contracts/fees-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import { DayBooks } from './day-book.service.ts';
import { dayBookCsv } from './day-book-csv.ts';

type Asked = z.output<typeof DayBookQuery>;

/** The cashier's book of the reader's agency. */
@Roles('receptionist', 'head', 'leader')
@Controller('v1/receipts')
export class DayBookController {
  constructor(private readonly books: DayBooks) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Receipts of a day with totals, what no closing has counted yet, and the closings', answers: { 200: DayBook } })
  read(@CurrentActor() reader: Actor, @Query(parsedBy(DayBookQuery)) asked: Asked): Promise<DayBook> {
    return this.books.read(reader, asked);
  }

  @Get('day.csv')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'The same for a spreadsheet', answers: { 200: 'text/csv, UTF-8 with a byte order mark' } })
  async csv(@CurrentActor() reader: Actor, @Query(parsedBy(DayBookQuery)) asked: Asked): Promise<StreamableFile> {
    const book = await this.books.read(reader, asked);
    return new StreamableFile(Buffer.from(dayBookCsv(book)), { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="so-thu-${book.day}.csv"` });
  }

  @Post('closings')
  @HttpCode(200)
  @Api({ summary: 'Close the book: opening + taken − paid back − handed over = closing', body: CloseBook, headers: { 'Idempotency-Key': 'The same key gives the same closing' }, answers: { 200: Closing } })
  close(@CurrentActor() reader: Actor, @IdempotencyKey() key: string, @Body(parsedBy(CloseBook)) { handedOver }: z.output<typeof CloseBook>): Promise<Closing> {
    return this.books.close(reader, { handedOver, key });
  }
}
