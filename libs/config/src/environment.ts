import { z } from 'zod';

const secret = (use: string) => z.string().min(32).describe(`a secret of at least 32 characters, for ${use}`);
const url = (what: string) => z.url().describe(`the address of ${what}, e.g. http://127.0.0.1:8080`);

/** Fragments of the environment that several services share; each service's own schema picks what it uses. */

/** Every process. */
export const ProcessEnvironment = {
  PORT: z.coerce.number().int().min(0).max(65535).describe('the port to listen on'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('how much to log'),
  CLOCK_FILE: z.string().min(1).optional().describe('the file in which a simulation says what time it is; for nothing else'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional().describe('where traces go; without it trace context is passed on but not exported'),
};

export const DatabaseEnvironment = {
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb://').describe('the store with its database name, e.g. mongodb://127.0.0.1:8017/motcua_eforms'),
};

export const KafkaEnvironment = {
  KAFKA_BROKERS: z
    .string()
    .transform((list) => list.split(',').map((broker) => broker.trim()))
    .describe('brokers as host:port, separated by commas'),
  KAFKA_TOPIC_PREFIX: z.string().default('').describe('put before every topic and group, so that tests do not meet'),
};

/** Who signs in whom, and how services prove who they are to each other. */
export const AuthEnvironment = {
  PUBLIC_URL: url('the gateway as people see it'),
  IDENTITY_URL: url('identity'),
  SERVICE_SECRET: secret('tokens between services'),
};

export const SeedEnvironment = { SEED: z.enum(['demo', 'none']).default('none').describe('"demo" fills an empty store with the demonstration city') };

export const DataDirectory = { DATA_DIR: z.string().min(1).describe('a directory of the service for files that must survive') };

/** Where files lie when not in the data directory. */
export const StorageEnvironment = {
  STORAGE_URL: z.string().regex(/^s3:\/\/[a-z0-9][a-z0-9.-]+/, 'must look like s3://bucket?endpoint=https://…&region=…').optional().describe('an S3-compatible store for files; without it they lie in DATA_DIR'),
  STORAGE_KEY_ID: z.string().optional().describe('the access key of that store'),
  STORAGE_SECRET: z.string().optional().describe('the secret of that access key'),
};

export const secretFor = secret;
export const addressOf = url;
