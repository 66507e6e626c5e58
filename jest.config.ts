// How the tests run: TypeScript through swc, as ES modules (middy is ESM only), against real engines.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
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
const BUNDLED = { zod: 'zod', 'zod-v4': 'zod/v4', 'zod-v4-core': 'zod/v4/core', jose: 'jose' }
const bundled = fileURLToPath(new URL(`.local/test-modules/${versions()}`, import.meta.url))

/** A folder for each pair of versions: another run may be reading it. */
function versions(): string {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
  return `zod-${dependencies.zod}-jose-${dependencies.jose}`
}

async function bundlePackages(): Promise<void> {
  if (existsSync(bundled)) return
  const outdir = `${bundled}.${process.pid}`
  await build({
    entryPoints: BUNDLED,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What two of them share stays one: schemas of one are schemas of the other.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    logLevel: 'warning',
  })
  try {
    renameSync(outdir, bundled)
  } catch (error) {
    if (!existsSync(bundled)) throw error
    rmSync(outdir, { recursive: true })
  }
}

const config: Config = {
  testEnvironment: '<rootDir>/test/engines/test-environment.ts',
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
