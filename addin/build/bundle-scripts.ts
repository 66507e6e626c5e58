// Bundles what the pages load: the functions, which Excel needs before it can calculate a cell, the pane apart from
// them, and what the page says that people come back to from signing in. Functions are a classic script, because they are to
// be there when the page has loaded, not some time after; the pane is a module, and what it imports later lies beside it.
import { join } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { HASHED_FOLDER } from '../manifest/site-files.ts'
import type { SignInSettings } from '../session/sign-in-settings.ts'
import { leanMsal } from './lean-msal.ts'
import { REPOSITORY, SOURCES } from './paths.ts'

export interface Scripts {
  /** Without a slash in front. */
  readonly functions: string
  readonly pane: string
  /** What the pane cannot begin without: the page names them, so that nobody waits for one after the other. */
  readonly paneParts: readonly string[]
  /** What the pane loads to sign people in; null in a build for this machine, where a name is enough. */
  readonly msal: string | null
  readonly auth: string
  readonly style: string
  readonly outputs: Metafile['outputs']
}

export interface BundleOptions {
  readonly folder: string
  /** Where figures are asked for, without a slash at the end. */
  readonly apiUrl: string
  /** Where the embedded sign-in service gives out tokens; null where people sign in for real. */
  readonly sampleTokenUrl: string | null
  /** Where they do; null where a name is enough. */
  readonly signIn?: SignInSettings | null
}

/** Microsoft's own address: the one that the Store takes, and that follows the Office which loads it. */
export const OFFICE_SCRIPT = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'

/** What runs the page: WebView2 on Windows, WebKit on Mac, any current browser on the web. */
const TARGETS = ['es2022', 'chrome109', 'safari16.4', 'firefox115']

export async function bundleScripts(options: BundleOptions): Promise<Scripts> {
  const { folder, apiUrl, sampleTokenUrl, signIn = null } = options
  const isSample = sampleTokenUrl !== null
  const common: BuildOptions = {
    absWorkingDir: REPOSITORY,
    outdir: folder,
    entryNames: `${HASHED_FOLDER}/[name]-[hash]`,
    chunkNames: `${HASHED_FOLDER}/[name]-[hash]`,
    bundle: true,
    platform: 'browser',
    target: TARGETS,
    minify: true,
    jsx: 'automatic',
    // Licences lie beside each script, and not in what people wait for.
    legalComments: 'linked',
    sourcemap: true,
    // A trace names files and lines; the sources themselves are only on this machine.
    sourcesContent: isSample,
    define: {
      PENGUIN_API_URL: JSON.stringify(apiUrl),
      PENGUIN_SAMPLE_TOKEN_URL: JSON.stringify(sampleTokenUrl),
      PENGUIN_SIGN_IN: JSON.stringify(signIn),
      PENGUIN_SIGN_IN_ORIGINS: JSON.stringify(signIn === null ? [] : [new URL(signIn.authority).origin]),
      PENGUIN_OFFICE_SCRIPT: JSON.stringify(OFFICE_SCRIPT),
      'process.env.NODE_ENV': '"production"',
    },
    plugins: [leanMsal],
    metafile: true,
    logLevel: 'warning',
  }
  const built = await Promise.all([
    build({
      ...common,
      entryPoints: { functions: SOURCES.functionsEntry, auth: SOURCES.authEntry, style: SOURCES.style },
      format: 'iife',
    }),
    build({
      ...common,
      entryPoints: { pane: isSample ? SOURCES.samplePane : SOURCES.pane },
      format: 'esm',
      splitting: true,
    }),
  ])
  const outputs = Object.assign({}, ...built.map(({ metafile }) => metafile?.outputs)) as Metafile['outputs']
  const find = (name: string, extension: string): string | null => {
    const pattern = new RegExp(`(^|/)(${HASHED_FOLDER}/${name}-[A-Z0-9]+\\.${extension})$`)
    return Object.keys(outputs).flatMap((path) => path.match(pattern)?.[2] ?? [])[0] ?? null
  }
  const fileOf = (name: string, extension: string): string => {
    const found = find(name, extension)
    if (found === null) throw new Error(`Nothing was bundled as ${join(HASHED_FOLDER, name)}.`)
    return found
  }
  const pane = fileOf('pane', 'js')
  return {
    functions: fileOf('functions', 'js'),
    pane,
    paneParts: importsOf(outputs, pane),
    msal: find('msal-client', 'js'),
    auth: fileOf('auth', 'js'),
    style: fileOf('style', 'css'),
    outputs,
  }
}

/** Without those that are imported only when they are needed. */
function importsOf(outputs: Metafile['outputs'], file: string): string[] {
  const imports = Object.entries(outputs).find(([path]) => path.endsWith(file))?.[1].imports ?? []
  const atOnce = imports.filter(({ kind }) => kind === 'import-statement')
  return atOnce.map(({ path }) => path.slice(path.lastIndexOf(`${HASHED_FOLDER}/`)))
}

/** The npm packages of which something is in a bundle. */
export function packagesIn({ outputs }: Scripts, file: string): string[] {
  const output = Object.entries(outputs).find(([path]) => path.endsWith(file))?.[1]
  const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  const names = inputs.flatMap(([path]) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? [])
  return [...new Set(names)].toSorted()
}
