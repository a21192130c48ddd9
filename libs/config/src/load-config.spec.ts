import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { KafkaEnvironment, ProcessEnvironment, secretFor } from './environment.ts';
import { loadConfig } from './load-config.ts';

const Schema = z.object({ ...ProcessEnvironment, ...KafkaEnvironment, TOKEN_SECRET: secretFor('one-time codes') });
const complete = { PORT: '8083', KAFKA_BROKERS: 'a:9092, b:9092', TOKEN_SECRET: 'x'.repeat(32) };

describe('configuration', () => {
  it('is parsed, completed with defaults and frozen', () => {
    const config = loadConfig(Schema, complete);
    expect(config).toMatchObject({ PORT: 8083, HOST: '127.0.0.1', KAFKA_BROKERS: ['a:9092', 'b:9092'], KAFKA_TOPIC_PREFIX: '' });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every wrong variable at once', () => {
    expect(() => loadConfig(Schema, { PORT: 'eighty', KAFKA_BROKERS: '' })).toThrow(/PORT.*\n.*KAFKA_BROKERS: missing.*\n.*TOKEN_SECRET: missing/);
  });

  it('never shows the value of a secret that is too short', () => {
    expect(() => loadConfig(Schema, { ...complete, TOKEN_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2)[\s\S]*TOKEN_SECRET/);
  });

  it('takes a clock that can be moved in a simulation alone', () => {
    const moved = { ...complete, CLOCK_FILE: '/tmp/clock', NODE_ENV: 'production' };
    expect(() => loadConfig(Schema, moved)).toThrow(/CLOCK_FILE/);
    expect(loadConfig(Schema, { ...moved, SIMULATION: 'yes' })).toMatchObject({ CLOCK_FILE: '/tmp/clock' });
  });
});
