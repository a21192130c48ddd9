import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { RequestTimes } from './request-times.ts';

describe('times of requests', () => {
  const times = new RequestTimes();
  const registry = new Registry();
  registry.registerMetric(times.asMetric());
  const observe = times.observer('GET', '/v1/status/:code');

  it('are told as a histogram: each bucket counts what took its time or less', async () => {
    for (const seconds of [0.0005, 0.001, 0.003, 7]) observe(200, seconds);
    observe(404, 0.02);
    const text = await registry.metrics();
    expect(text).toContain('# TYPE http_server_request_duration_seconds histogram');
    const counted = (labels: string) => new RegExp(`^http_server_request_duration_seconds${labels} (\\S+)$`, 'm').exec(text)?.[1];
    const of200 = 'method="GET",route="/v1/status/:code",status="200"';
    expect(['0.001', '0.0025', '0.005', '5', '+Inf'].map((le) => counted(`_bucket{le="${le.replace('+', '\\+')}",${of200}}`))).toEqual(['2', '2', '3', '3', '4']);
    expect([counted(`_count{${of200}}`), counted(`_sum{${of200}}`)]).toEqual(['4', '7.0045']);
    expect(counted('_count{method="GET",route="/v1/status/:code",status="404"}')).toBe('1');
  });
});
