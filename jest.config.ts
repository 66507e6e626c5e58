// How the tests run: TypeScript through swc, as ES modules (middy is ESM only), against real engines.
import { fileURLToPath } from 'node:url'
import type { Config } from 'jest'

// Many tests start programs of ours: each reads what the first one compiled, and starts in about half the time.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('.local/compiled', import.meta.url))

const config: Config = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/engines/start-postgres.ts',
  globalTeardown: '<rootDir>/test/engines/stop-postgres.ts',
  testTimeout: 60_000,
  maxWorkers: 3,
  workerIdleMemoryLimit: '2GB',
}

export default config
