import { describe, expect, it } from '@jest/globals';
import { aVisit } from '../a-dossier-page.ts';
import { aWebhookDetail, aWebhookHealth, aWebhookInTrouble } from './a-webhook-detail.ts';
import { webhookFormPage } from './webhook-form.page.tsx';
import { webhookPage } from './webhook.page.tsx';
import { blankWebhook, definitionOf, typedOf } from './webhook-typed.ts';
import { webhooksPage } from './webhooks.page.tsx';

const at = '2026-11-25T02:00:00.000Z';

describe('the partners', () => {
  it('stand in a list, those that need somebody first', () => {
    const html = webhooksPage(aVisit(), { webhooks: [aWebhookHealth(), aWebhookInTrouble], at });
    expect(html).toContain('1 đối tác đang gặp trục trặc');
    expect(html.indexOf('/office/doi-tac/ung-dung-cong-dan"')).toBeLessThan(html.indexOf('/office/doi-tac/bo-theo-doi"'));
    for (const words of ['Gặp trục trặc', 'Đang nhận', 'Mọi cơ quan, 2 thủ tục', 'Hồ sơ của cơ quan mình, mọi thủ tục', 'Thêm đối tác']) expect(html).toContain(words);
  });

  it('of which there are none, or which are all well, are told so', () => {
    expect(webhooksPage(aVisit(), { webhooks: [], at })).toContain('Chưa có đối tác nào.');
    expect(webhooksPage(aVisit({ lang: 'en' }), { webhooks: [aWebhookHealth()], at })).toContain('All partners take what they are sent.');
  });

  it('show each what did not reach it and why, when it is tried next, and who did what', () => {
    const html = webhookPage(aVisit(), aWebhookDetail({ failed: 1 }));
    for (const words of ['không trả lời trong 10 giây', 'trả lời mã 503; gửi lại lúc', 'Có tin mới hơn', 'Tin thử', 'Đối tác (410)', 'Tạo khóa ký mới', 'Gửi lại những tin không thành', 'Khóa ký trước còn dùng đến']) expect(html).toContain(words);
  });

  it('in trouble, or gone, are said to be, with the reason', () => {
    expect(webhookPage(aVisit(), aWebhookDetail(aWebhookInTrouble))).toContain('7 lần liền không nhận: trả lời mã 503.');
    const html = webhookPage(aVisit(), aWebhookDetail({ on: false, life: 'off', gone: true }));
    expect(html).toContain('hệ thống đã tự tắt');
    expect(html).toContain('action="/office/doi-tac/bo-theo-doi/bat"');
    expect(html).not.toContain('/bo-theo-doi/tat"');
  });

  it('tell what came of a test, and show a secret where it was just made and nowhere else', () => {
    expect(webhookPage(aVisit(), { ...aWebhookDetail(), done: 'test' })).toContain('Đối tác đã nhận tin thử.');
    expect(webhookPage(aVisit(), { ...aWebhookDetail(), secret: { id: 's-2', secret: 'whsec_abc' } })).toContain('value="whsec_abc"');
    expect(webhookPage(aVisit(), aWebhookDetail())).not.toContain('whsec_');
  });
});

describe('what was typed of a partner', () => {
  it('is what was there when nothing was changed', () => {
    const { definition } = aWebhookDetail({ agencies: ['000.12.35.H29'] });
    expect(definitionOf(typedOf(definition)).definition).toEqual(definition);
  });

  it('comes back with words beside what is wrong', () => {
    const typed = { ...blankWebhook, id: 'Bộ', whose: 'chosen' };
    const { errors } = definitionOf(typed);
    expect(errors.map(({ at: place }) => place).sort()).toEqual(['address', 'agencies', 'agency', 'id', 'name']);
    const html = webhookFormPage(aVisit(), { version: 0, typed, refused: { status: 422, code: 'webhook-invalid', errors } });
    for (const words of ['Ghi mã bằng chữ thường không dấu', 'href="#name-vi"', 'value="Bộ"']) expect(html).toContain(words);
    expect(webhookFormPage(aVisit(), { version: 0, typed, refused: { status: 409, code: 'webhook-exists', errors: [] } })).toContain('Đã có đối tác mang mã này');
  });
});
