// What an import did, or would do: accepted and refused lines, what comes, goes and stays, and the history of a list.
import Table from 'cli-table3'
import type { ImportReport } from '../../../functions/import-finance-list/import-list.ts'
import type { FinanceList, ListVersion } from '../../../functions/stores/finance-lists/list-store.ts'
import type { RefusedLine } from '../../../shared/finance/parsed-lines.ts'
import { amount, count } from './amounts.ts'

const MOST_LINES = 20

export function importPage(report: ImportReport, preview: boolean): string {
  const { list, acceptedLines, refused, changes } = report
  return [
    `${list}: ${count(acceptedLines)} lines accepted, ${count(refused.length)} refused.`,
    ...(refused.length > 0 ? refused.map(refusedLine) : changesPage(changes)),
    outcome(report, preview),
  ].join('\n')
}

function refusedLine({ lineNumber, reason }: RefusedLine): string {
  return `  line ${lineNumber}: ${reason}`
}

function changesPage(changes: ImportReport['changes']): string[] {
  return [
    `Against the current list: ${count(changes.added.length)} new or changed, ${count(changes.removed.length)} removed or replaced, ${count(changes.unchanged)} unchanged.`,
    ...someLines('+', changes.added),
    ...someLines('-', changes.removed),
  ]
}

export function historyPage(list: FinanceList, versions: readonly ListVersion[]): string {
  if (versions.length === 0) return `${list}: nothing was ever imported.`
  const table = new Table({
    head: ['Imported at', 'By', 'File', 'Lines', 'Version'],
    style: { head: [], border: [], compact: true },
  })
  for (const { importedAt, importedBy, fileName, lines, version } of versions) {
    table.push([importedAt, importedBy, fileName, count(lines), version])
  }
  return `${list}, newest first\n${table.toString()}`
}

function someLines(sign: string, lines: readonly unknown[]): string[] {
  const shown = lines.slice(0, MOST_LINES).map((line) => `  ${sign} ${describe(line)}`)
  const hidden = lines.length - shown.length
  return hidden > 0 ? [...shown, `  ${sign} ... and ${count(hidden)} more`] : shown
}

/** Amounts in dollars, as they stand in the file. */
function describe(line: unknown): string {
  return Object.entries(line as Record<string, string | number | null>)
    .map(([field, value]) => (field.endsWith('Cents') ? amount(value as number) : (value ?? '-')))
    .join(' | ')
}

function outcome({ refused, imported, before }: ImportReport, preview: boolean): string {
  const standing = before === null ? 'there is no list yet' : `the list of ${before.importedAt} stands`
  if (refused.length > 0)
    return `Nothing was imported, ${standing}: correct the refused lines and import the file again.`
  if (preview || imported === null) return `Preview: nothing was imported, ${standing}.`
  return `Imported as version ${imported.version}. Figures computed from now on use it.`
}
