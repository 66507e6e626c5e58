// How a function becomes one file: the options that the deployment and the measured bundles share, so that what is
// measured and tested is what is deployed. One ES module with everything in it, the AWS SDK too: nothing changes under a
// function that was tested, and what is not used is not there to load.
import type { BuildOptions } from 'esbuild'

export const BUNDLING = {
  target: 'node24',
  minify: true,
  sourceMap: true,
  /** Traces name files and lines of the sources; the sources themselves stay out of what is deployed. */
  sourcesContent: false,
  /** ES modules where a package has them: only those can be shaken. */
  mainFields: ['module', 'main'],
  /**
   * Ways to credentials that a function does not have: Lambda puts them into the environment, where the SDK looks first. The
   * others it imports only when it finds none there.
   */
  externalModules: [
    '@aws-sdk/credential-provider-http',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@smithy/credential-provider-imds',
  ],
  /** Packages that are CommonJS yet ask for Node's own modules by require, such as pg. */
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
} as const

/** Lambda looks for this file; the extension says that it is an ES module. */
export const BUNDLE_FILE = 'index.mjs'

/** The same as esbuild's own options; the deployment passes them to esbuild's command line. */
export function esbuildOptions(entry: string, outputFile: string): BuildOptions {
  return {
    entryPoints: [entry],
    outfile: outputFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: BUNDLING.target,
    minify: BUNDLING.minify,
    sourcemap: BUNDLING.sourceMap,
    sourcesContent: BUNDLING.sourcesContent,
    mainFields: [...BUNDLING.mainFields],
    external: [...BUNDLING.externalModules],
    banner: { js: BUNDLING.banner },
  }
}
