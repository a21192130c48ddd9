import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const libraries = {
  domain: { onlyDependOnLibsWithTags: ['type:domain'], allowedExternalImports: [] },
  contracts: { onlyDependOnLibsWithTags: ['type:contracts'], allowedExternalImports: ['zod'] },
  platform: { onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:platform'] },
  testing: { onlyDependOnLibsWithTags: [] },
  journeys: { onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:platform'] },
  app: { onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:platform'] },
};

const boundaries = (alsoAllowed) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    banTransitiveDependencies: false,
    depConstraints: Object.entries(libraries).map(([type, { onlyDependOnLibsWithTags, allowedExternalImports }]) => ({
      sourceTag: `type:${type}`,
      onlyDependOnLibsWithTags: [...onlyDependOnLibsWithTags, ...alsoAllowed],
      ...(allowedExternalImports && alsoAllowed.length === 0 ? { allowedExternalImports } : {}),
    })),
  },
];

// Dates that rules, papers and letters see come from Clock, so that a simulation moves all of them at once. The files below go by the machine:
// leases, tokens, what is remembered for a minute, and how long something is tried.
const timeFromTheClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'ask Clock (@motcua/http/clock): now() for dates, machine() for pace' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'ask Clock (@motcua/http/clock): now() for dates, machine() for pace' },
];
const goesByTheMachine = [
  'libs/http/src/clock.ts',
  'libs/{auth,messaging,testing}/**',
  'apps/identity/src/provider/*.ts',
  'apps/identity/src/sign-in/interactions.ts',
  'apps/identity/src/staff/agencies.ts',
  'apps/one-stop/src/dossiers/people.ts',
  'apps/one-stop/src/dossiers/dossier.store.ts',
  'apps/eforms/src/submissions/announcement.*.ts',
];

const only = (name, message) => ({ name, message });
const mongooseOnlyInStores = only('mongoose', 'mongoose belongs in *.schema.ts, *.store.ts, *.module.ts and libs/persistence');
const kafkaOnlyInMessaging = only('kafkajs', 'the Kafka client belongs in libs/messaging');

export default tseslint.config(
  { ignores: ['**/dist/**', '**/assets/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin, '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries([]),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      complexity: ['error', 10],
      'max-params': ['error', 5],
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: [mongooseOnlyInStores, kafkaOnlyInMessaging] }],
      'no-restricted-syntax': ['error', ...timeFromTheClock],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'the environment is read once, in main.ts' }],
    },
  },
  // Nest reads constructor types at run time, so injected classes stay value imports; elsewhere types are imported as types.
  { files: ['libs/{domain,contracts,ui,forms}/**/*.ts', 'libs/ui/**/*.tsx'], rules: { '@typescript-eslint/consistent-type-imports': 'error' } },
  { files: ['**/*.schema.ts', '**/*.store.ts', '**/*.module.ts', 'libs/persistence/**'], rules: { 'no-restricted-imports': ['error', { paths: [kafkaOnlyInMessaging] }] } },
  { files: ['libs/messaging/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: goesByTheMachine, rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/main.ts', 'libs/testing/**'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.ts', '**/a-*.ts', '**/a-*.tsx', 'libs/testing/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries(['type:testing']),
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': 'off',
      'no-restricted-syntax': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
