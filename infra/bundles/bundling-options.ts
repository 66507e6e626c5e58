// How a function becomes what is deployed: one ES module with everything in it that a start needs, the AWS SDK too, so that
// nothing changes under a function that was tested, and what is not used is not there to load. What the code imports only
// when it comes to it (`await import(...)`) lies beside it in modules of its own, and costs no start anything.
import { basename, dirname, extname } from 'node:path'
import type { BuildOptions } from 'esbuild'

/** Lambda looks for this file; the extension says that it is an ES module. */
export const BUNDLE_FILE = 'index.mjs'

/**
 * What packages would import only in cases that a function never has; each is left out.
 *
 * - ways to credentials: Lambda puts them into the environment, where the SDK looks first;
 * - bowser names browsers;
 * - pg's client over libpq, and its file of passwords: the connection string has the password.
 */
const NEVER_IMPORTED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
  'bowser',
  './native',
  'pgpass',
]

/** Packages that are CommonJS yet ask for Node's own modules by require, such as pg. */
const BANNER = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);"

/** @param outputFile an .mjs file; modules that are loaded later are written beside it */
export function esbuildOptions(entry: string, outputFile: string) {
  return {
    entryPoints: [{ in: entry, out: basename(outputFile, extname(outputFile)) }],
    outdir: dirname(outputFile),
    outExtension: { '.js': extname(outputFile) },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    sourcemap: true,
    // Traces name files and lines of the sources; the sources themselves stay out of what is deployed.
    sourcesContent: false,
    // ES modules where a package has them: only those can be shaken.
    mainFields: ['module', 'main'],
    external: NEVER_IMPORTED,
    banner: { js: BANNER },
    metafile: true,
  } as const satisfies BuildOptions
}
