import { describe, expect, it } from '@jest/globals';
import { eventContracts, topics } from '@motcua/contracts/events';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { asyncApiDocument } from './asyncapi.ts';

const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json'), 'utf8'));
const document = asyncApiDocument({ brokers: ['127.0.0.1:9092'] });

describe('the AsyncAPI document', () => {
  it('is valid by the official schema of AsyncAPI 3', () => {
    const ajv = new Ajv({ strict: false, allErrors: false });
    formats.default(ajv);
    const validate = ajv.compile(schema);
    expect({ valid: validate(JSON.parse(JSON.stringify(document))), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  it('has every topic and every event, and nothing else', () => {
    expect(Object.values(document.channels).map(({ address }) => address)).toEqual(Object.keys(topics));
    expect(Object.keys(document.components.messages)).toEqual(eventContracts.map(({ type }) => type));
    expect(Object.values(document.channels).flatMap(({ messages }) => Object.keys(messages)).sort()).toEqual(eventContracts.map(({ type }) => type).sort());
  });

  it('describes messages that the contracts accept, by the same schemas', () => {
    const { payload } = document.components.messages['vn.motcua.submission.made.v1'] as { payload: { properties: Record<string, { const?: string; properties?: object }> } };
    expect(payload.properties['type']).toMatchObject({ const: 'vn.motcua.submission.made.v1' });
    expect(Object.keys(payload.properties['data']?.properties ?? {})).toContain('lookupNumber');
  });

  it('says who writes and who reads each topic', () => {
    expect(document.operations).toMatchObject({ 'eforms-sends-submission-v1': { action: 'send' }, 'lookup-receives-dossier-status-v1': { action: 'receive' } });
  });
});
