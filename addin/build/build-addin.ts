// `npm run addin:build`: builds the add-in for the address that it will be served from and the sign-in service that people
// use, prints how large it is, and fails when a part is larger than it may be.
import Table from 'cli-table3'
import { Command } from 'commander'
import { siteAt } from '../manifest/site.ts'
import { SITE_FILES } from '../manifest/site-files.ts'
import { signInSettings } from '../session/sign-in-settings.ts'
import { BUILT_FOLDER } from './paths.ts'
import {
  type BuiltAddIn,
  type BuiltFile,
  MOST_FUNCTIONS_BYTES,
  MOST_MSAL_BYTES,
  MOST_PANE_BYTES,
  writeAddIn,
} from './write-add-in.ts'

interface Given {
  readonly site: string
  readonly api: string
  readonly clientId: string
  readonly authority: string
  readonly scope: string
  readonly cellMenu: boolean
  readonly out: string
}

const command = new Command('addin:build')
  .description('Builds the Excel add-in: pages, functions, help, icons and both manifests.')
  .requiredOption(
    '--site <url>',
    'where the add-in will be served, for example https://excel.figures.example.com',
  )
  .requiredOption('--api <url>', 'where it asks for figures, for example https://api.figures.example.com')
  .requiredOption('--client-id <id>', 'the Application (client) ID of the add-in at the sign-in service')
  .requiredOption(
    '--authority <url>',
    'where people sign in: https://login.microsoftonline.com/<directory id>, or the issuer of another OpenID Connect service',
  )
  .requiredOption(
    '--scope <scope>',
    'what tokens are asked for, for example api://<client id of the API>/figures.read',
  )
  .option(
    '--cell-menu',
    'adds "Explain with Penguin" to the menu of a cell; some versions of Excel load no add-in that has such a command',
    false,
  )
  .option('--out <folder>', 'where to build it', BUILT_FOLDER)
  .addHelpText(
    'after',
    '\nHow to register the add-in with Entra ID is in docs/excel.md, under "For administrators".',
  )

try {
  const { site, api, cellMenu, out, ...given } = command.parse().opts<Given>()
  const signIn = signInSettings(given)
  const served = siteAt({ site, api, signIn: [signIn.authority], hasCellMenu: cellMenu })
  const options = { folder: out, site: served, apiUrl: served.apiUrl, sampleTokenUrl: null, signIn }
  print(await writeAddIn(options))
  const { host } = new URL(served.url)
  console.log(`Its registration needs these addresses of a single-page application:
  brk-multihub://${host}
  ${served.url}/${SITE_FILES.pane}
  ${served.url}/${SITE_FILES.auth}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function print({ folder, functions, pane, msal, auth, style, functionsPackages }: BuiltAddIn): void {
  const table = new Table({
    head: ['file', 'minified', 'gzipped'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const file of [functions, pane, ...(msal === null ? [] : [msal]), auth, style]) {
    table.push([file.path, kilobytes(file.bytes), kilobytes(file.gzippedBytes)])
  }
  console.log(table.toString())
  console.log(`The add-in is in ${folder}.`)
  const packages =
    functionsPackages.length === 0 ? 'no package is in it' : `in it: ${functionsPackages.join(', ')}`
  hold('bundle of the functions', functions, MOST_FUNCTIONS_BYTES, packages)
  hold('bundle of the pane', pane, MOST_PANE_BYTES, 'see what it imports')
  if (msal !== null)
    hold('bundle of MSAL', msal, MOST_MSAL_BYTES, 'see what addin/build/lean-msal.ts leaves out')
}

function hold(what: string, { gzippedBytes }: BuiltFile, most: number, hint: string): void {
  if (gzippedBytes <= most) return
  console.error(
    `The ${what} has ${kilobytes(gzippedBytes)} gzipped and may have ${kilobytes(most)}: ${hint}.`,
  )
  process.exitCode = 1
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}
