// One of Finance's lists as a command: reads the file, shows what would change and which lines are refused, and imports
// all of it or nothing.
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { Command } from 'commander'
import { importByHand } from '../../functions/import-finance-list/import-by-hand.ts'
import type { FinanceList } from '../../functions/stores/finance-lists/list-store.ts'
import { listVersions } from '../../functions/stores/finance-lists/list-store.ts'
import { RefusedError } from '../../shared/errors.ts'
import { localServices } from '../local/local-services.ts'
import { openSystem } from '../local/open-system.ts'
import { stopOnSignals } from '../local/stop-on-signals.ts'
import { audited } from './audited.ts'
import { endWith, REFUSED } from './exit-codes.ts'
import { historyPage, importPage } from './present/import-page.ts'
import { showProgress } from './progress.ts'

export interface ImportCommand {
  readonly list: FinanceList
  readonly script: string
  readonly about: string
  readonly columns: string
  readonly example: string
}

export async function importCommand({ list, script, about, columns, example }: ImportCommand): Promise<void> {
  const program = new Command(`npm run ${script} --`)
    .description(about)
    .argument('[file]', `a CSV file with a header line, for example ${example}`)
    .option('--preview', 'show what would change and import nothing')
    .option('--history', 'show every version ever imported')
    .addHelpText(
      'after',
      `
Columns:
  ${columns}
Environment:
  DATABASE_URL  the list belongs to the figures of that database; without it to the embedded sample
Exit codes: 0 imported or previewed, 1 refused lines or failed, 2 bad arguments.`,
    )
    .allowExcessArguments(false)
    .showHelpAfterError('Run it with --help to see what the file must hold.')
    .exitOverride()
  try {
    program.parse()
    const [file] = program.args
    const { preview = false, history = false } = program.opts<{ preview?: boolean; history?: boolean }>()
    if (file === undefined && !history)
      program.error(`error: missing the file, for example ${example}`, { exitCode: 2 })
    const text = file === undefined ? null : await readText(file)
    const page = await withSystem(async () => {
      const services = localServices(Date.now)
      if (text === null || file === undefined)
        return historyPage(list, await listVersions(services.table, list))
      const request = { list, text, fileName: basename(file), importedBy: userInfo().username, preview }
      const report = await audited(() => importByHand(request, services))
      if (report.refused.length > 0) process.exitCode = REFUSED
      return importPage(report, preview)
    })
    process.stdout.write(`${page}\n`)
  } catch (error) {
    endWith(error, (field) => field)
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new RefusedError(`The file ${file} cannot be read: check its name and that you may read it.`)
  }
}

async function withSystem(work: () => Promise<string>): Promise<string> {
  const progress = showProgress()
  const opening = openSystem(process.env, progress.say)
  const leave = stopOnSignals({ stop: async () => (await opening).stop() }, (code) => process.exit(code))
  try {
    const system = await opening
    return await work().finally(() => system.stop())
  } finally {
    progress.end()
    leave()
  }
}
