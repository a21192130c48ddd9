import { existsSync, readdirSync } from 'node:fs';

// One jest run for the whole workspace: one start, one summary line. Each lib and app is a jest project of its own,
// so `npm test -- --selectProjects lookup` runs one of them.
const root = import.meta.dirname;

const project = (displayName, rootDir, testMatch) => ({
  displayName,
  rootDir,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  // Specs run the sources, not the build: a red test never means "forgot to build".
  moduleNameMapper: {
    '^@motcua/([^/]+)/(assets|messages|fixtures|data)/(.*)$': `${root}/libs/$1/$2/$3`,
    '^@motcua/([^/]+)/(.*)$': `${root}/libs/$1/src/$2`,
  },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json', 'node'],
});

const swc = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic', importSource: 'preact' } },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const members = ['libs', 'apps'].flatMap((folder) =>
  existsSync(`${root}/${folder}`)
    ? readdirSync(`${root}/${folder}`)
        .filter((name) => existsSync(`${root}/${folder}/${name}/package.json`))
        .map((name) => project(name, `${root}/${folder}/${name}`, ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx']))
    : [],
);

// One whole system for all stories, started when the first of them is to run.
const journeys = {
  ...project('journeys', `${root}/test`, ['<rootDir>/**/*.e2e.ts']),
  globalSetup: `${root}/test/journeys/start-system.mjs`,
  globalTeardown: `${root}/test/journeys/end-system.mjs`,
};

export default {
  testTimeout: 60_000,
  projects: [...members, journeys],
};
