import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { AnswerConsultation, Consult, ConsultationView, ConsultationViews, DeclineConsultation } from '@motcua/contracts/handing-api';
import { Moved } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { download, PrivateFile } from '@motcua/files/download';
import { FileStore } from '@motcua/files/file-store';
import { isMultipart } from '@motcua/files/upload';
import { Api } from '@motcua/http/api';
import { Clock } from '@motcua/http/clock';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notThere } from '../dossiers/dossier.problems.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { Asking, headersOfMove as headers } from '../moves/asking.ts';
import { deskRoles } from '../moves/desk-roles.ts';
import type { Asked } from '../moves/moves.ts';
import { Eforms } from '../submissions/eforms.ts';
import { answerIn } from './answer-upload.ts';
import { presentConsultation } from './consultation.view.ts';
import { ConsultationsService } from './consultations.service.ts';

const Id = z.uuid();
const keyed = { 'Idempotency-Key': headers['Idempotency-Key'] };

/** Asked by who holds the dossier; acknowledged, answered or declined by the other agency, which sees the question and no more. */
@Roles(...deskRoles)
@Controller('v1/dossiers/:id')
export class ConsultationsController {
  constructor(
    private readonly consultations: ConsultationsService,
    private readonly dossiers: DossiersService,
    private readonly files: FileStore,
    private readonly eforms: Eforms,
    private readonly clock: Clock,
  ) {}

  @Post('consult')
  @HttpCode(200)
  @Api({ summary: 'Ask another agency; the term of the dossier goes on', body: Consult, headers, answers: { 200: Moved } })
  consult(@Asking() asked: Asked, @Body(parsedBy(Consult)) question: z.output<typeof Consult>): Promise<Moved> {
    return this.consultations.consult(asked, question);
  }

  @Post('consultations/:question/recall')
  @HttpCode(200)
  @Api({ summary: 'Take a question back that was not answered', headers, answers: { 200: Moved } })
  recall(@Asking() asked: Asked, @Param('question', parsedBy(Id)) question: string): Promise<Moved> {
    return this.consultations.recall(asked, question);
  }

  @Get('consultations')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Questions about a dossier to the reader’s agency, the newest first', answers: { 200: ConsultationViews } })
  async list(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string): Promise<ConsultationViews> {
    const { dossier, asked } = await this.dossiers.askedOf(id, reader);
    return { consultations: asked.map((one) => presentConsultation(one, dossier, this.clock.now())).toReversed() };
  }

  @Get('consultations/:question')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'A question, for the agency that was asked: the cover of the dossier and the papers that were chosen', answers: { 200: ConsultationView } })
  async show(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Param('question', parsedBy(Id)) question: string): Promise<ConsultationView> {
    const { dossier, asked } = await this.dossiers.asked(id, reader, { question, what: 'read-question' });
    return presentConsultation(asked, dossier, this.clock.now());
  }

  @Get('consultations/:question/papers/:paper')
  @PrivateFile()
  @Api({ summary: 'A paper that was chosen for the question', answers: { 200: 'The content, byte for byte' } })
  async paper(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Param('question', parsedBy(Id)) question: string, @Param('paper', parsedBy(Id)) paper: string): Promise<StreamableFile> {
    const { dossier, asked } = await this.dossiers.asked(id, reader, { question, what: 'read-file' });
    const file = dossier.attachments.find((one) => one.id === paper && asked.papers.includes(paper));
    if (!file) throw notThere('such paper');
    return download(await this.eforms.attachment(file.id), file);
  }

  @Get('consultations/:question/document')
  @PrivateFile()
  @Api({ summary: 'The document that came with the answer, for both sides', answers: { 200: 'The content, byte for byte' } })
  async document(@CurrentActor() reader: Actor, @Param('id', parsedBy(Id)) id: string, @Param('question', parsedBy(Id)) question: string): Promise<StreamableFile> {
    const document = await this.consultations.document(id, question, reader);
    return download(await this.files.read(document.id), document);
  }

  @Post('consultations/:question/acknowledge')
  @HttpCode(200)
  @Api({ summary: 'The asked agency has the question in hands', headers: keyed, answers: { 200: Moved } })
  acknowledge(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Param('id', parsedBy(Id)) id: string, @Param('question', parsedBy(Id)) question: string): Promise<Moved> {
    return this.consultations.acknowledge({ id, by, key, question });
  }

  @Post('consultations/:question/answer')
  @HttpCode(200)
  @Api({ summary: 'Answer, as JSON; or as a form with the field `answer` and a document after it: PDF, DOCX, JPG or PNG, 20 MB at most', body: AnswerConsultation, headers: keyed, answers: { 200: Moved } })
  async answer(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Param('id', parsedBy(Id)) id: string, @Param('question', parsedBy(Id)) question: string, @Req() request: FastifyRequest): Promise<Moved> {
    const at = { id, by, key, question };
    if (!isMultipart(request)) {
      const { answer } = AnswerConsultation.parse(request.body);
      return this.consultations.answer({ ...at, body: answer }, answer);
    }
    return answerIn(request, this.files, ({ answer, document, keep }) => this.consultations.answer({ ...at, body: [answer, document.id] }, answer, document, keep));
  }

  @Post('consultations/:question/decline')
  @HttpCode(200)
  @Api({ summary: 'Say why the asked agency does not answer', body: DeclineConsultation, headers: keyed, answers: { 200: Moved } })
  decline(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Param('id', parsedBy(Id)) id: string, @Param('question', parsedBy(Id)) question: string, @Body(parsedBy(DeclineConsultation)) { reason }: z.output<typeof DeclineConsultation>): Promise<Moved> {
    return this.consultations.decline({ id, by, key, question, body: reason }, reason);
  }
}
