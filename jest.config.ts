// How the tests run: TypeScript through swc, as ES modules (middy is ESM only), against real engines.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
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

/** Packages of many modules, each a few files here: every suite loads them anew, and most of that is opening files. */
const BUNDLED = {
  zod: 'zod',
  'zod-v4': 'zod/v4',
  'zod-v4-core': 'zod/v4/core',
  jose: 'jose',
}
const bundled = fileURLToPath(new URL('.local/test-modules', import.meta.url))

async function bundlePackages(): Promise<void> {
  await build({
    entryPoints: BUNDLED,
    outdir: bundled,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What two of them share stays one: schemas of one are schemas of the other.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    logLevel: 'warning',
  })
}

const config: Config = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript' }),
    '^.+\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
  },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(BUNDLED).map(([name, path]) => [`^${path}$`, `${bundled}/${name}.mjs`]),
  ),
  globalSetup: '<rootDir>/test/engines/start-run.ts',
  globalTeardown: '<rootDir>/test/engines/stop-run.ts',
  testTimeout: 60_000,
  maxWorkers: 3,
  workerIdleMemoryLimit: '2GB',
}

export default async (): Promise<Config> => {
  await bundlePackages()
  return config
}
