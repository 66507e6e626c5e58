// `npm run addin:build`: builds the add-in for the address that it will be served from, prints how large it is, and
// fails when the functions are larger than they may be.
import Table from 'cli-table3'
import { Command } from 'commander'
import { siteAt } from '../manifest/site.ts'
import { BUILT_FOLDER } from './paths.ts'
import { type BuiltAddIn, MOST_FUNCTIONS_BYTES, writeAddIn } from './write-add-in.ts'

interface Given {
  readonly site: string
  readonly api: string
  readonly signIn?: string[]
  readonly out: string
}

const command = new Command('addin:build')
  .description('Builds the Excel add-in: page, functions, help, icons and both manifests.')
  .requiredOption(
    '--site <url>',
    'where the add-in will be served, for example https://excel.figures.example.com',
  )
  .requiredOption('--api <url>', 'where it asks for figures, for example https://api.figures.example.com')
  .option('--sign-in <urls...>', 'where people sign in')
  .option('--out <folder>', 'where to build it', BUILT_FOLDER)

try {
  const { site, api, signIn, out } = command.parse().opts<Given>()
  const served = siteAt({ site, api, ...(signIn !== undefined && { signIn }) })
  const built = await writeAddIn({ folder: out, site: served, apiUrl: served.apiUrl, sampleTokenUrl: null })
  print(built)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function print({ folder, functions, pane, style, functionsPackages }: BuiltAddIn): void {
  const table = new Table({
    head: ['file', 'minified', 'gzipped'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const file of [functions, pane, style]) {
    table.push([file.path, kilobytes(file.bytes), kilobytes(file.gzippedBytes)])
  }
  console.log(table.toString())
  console.log(`The add-in is in ${folder}.`)
  if (functions.gzippedBytes <= MOST_FUNCTIONS_BYTES) return
  const packages =
    functionsPackages.length === 0 ? 'no package is in it' : `in it: ${functionsPackages.join(', ')}`
  console.error(
    `The functions have ${kilobytes(functions.gzippedBytes)} gzipped and may have ${kilobytes(MOST_FUNCTIONS_BYTES)}: ${packages}.`,
  )
  process.exitCode = 1
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}
