// How the tests run: TypeScript through swc, as ES modules (middy is ESM only), against real engines.
import { fileURLToPath } from 'node:url'
import type { Config } from 'jest'

// Many tests start programs of ours: each reads what the first one compiled, and starts in about half the time.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('.local/compiled', import.meta.url))

const swc = (parser: object): [string, Record<string, unknown>] => [
  '@swc/jest',
  {
    jsc: {
      parser,
      transform: { react: { runtime: 'automatic' } },
      target: 'es2024',
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  },
]

const config: Config = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript' }),
    '^.+\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
  },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/engines/start-run.ts',
  globalTeardown: '<rootDir>/test/engines/stop-run.ts',
  testTimeout: 60_000,
  maxWorkers: 3,
  workerIdleMemoryLimit: '2GB',
}

export default config
