// What an import of a budget would do: what its headings are taken for, what is not read, what changes, and what is wrong.
import Table from 'cli-table3'
import { period } from '../../../shared/contract/api/parameters.ts'
import type { LineValues } from '../../../shared/contract/budget/line.ts'
import type { HeadingGuess } from '../../../shared/contract/budget/pasted-table.ts'
import type { StaleLine, TotalChange } from '../../../shared/contract/budget/preview.ts'
import { scenarioWords } from '../../../shared/contract/budget/scenario.ts'
import { errorLines } from '../../budgets/error-lines.ts'
import type { ImportPreview } from '../../budgets/import-budget.ts'
import { amount, count } from './amounts.ts'
import { lineWords, type NameOf } from './line-words.ts'

const MOST_LINES = 20

export function budgetImportPage(shown: ImportPreview, nameOf: NameOf): string {
  const { fileName, sheet, fileNotes, skipped, unreadable, notes, preview } = shown
  const errors = [...unreadable, ...preview.errors]
  const place = sheet === null ? fileName : `${fileName}, sheet "${sheet}"`
  return [
    `${place}, for ${scenarioWords(preview.scenario)} at revision ${preview.revision}.`,
    ...fileNotes,
    '',
    ...headings(shown),
    ...section(
      'Not read:',
      skipped.map(({ cell, given, why }) => `${cell} "${given}": ${why}`),
    ),
    ...section('To correct:', errorLines(errors)),
    ...section(
      'Changed meanwhile:',
      preview.stale.map((line) => staleLine(line, nameOf)),
    ),
    ...section(
      'Worth a look:',
      notes.map(({ row, cell, message }) => `${cell ?? `row ${row}`}: ${message}`),
    ),
    ...changes(shown, nameOf),
    ...totals(preview.totals.filter(({ changeCents }) => changeCents !== 0)),
    ...outcome(shown, errors.length),
  ].join('\n')
}

function headings({ headings: found, mapping }: ImportPreview): string[] {
  const fixed = Object.entries(mapping.fixed).map(([field, value]) => `${field} is ${value} in every row`)
  const months = found.filter(({ meaning }) => meaning !== null && isMonth(meaning))
  const fields = found.filter(({ meaning }) => meaning !== null && !isMonth(meaning))
  return [
    `Headings in ${mapping.layout === 'months_down' ? 'column' : 'row'} ${mapping.headingRow}, amounts in ${mapping.amountsIn}${fixed.length === 0 ? '' : `; ${fixed.join(', ')}`}:`,
    ...some([
      ...fields.map((guess) => `${guess.cell} "${guess.heading}" is ${guess.meaning}${doubt(guess)}`),
      ...months.map((guess) => `${guess.cell} is ${guess.meaning}${doubt(guess)}`),
    ]),
    ...some(
      found
        .filter(({ meaning }) => meaning === null)
        .map(({ cell, heading }) => `${cell} "${heading}" is not read`),
    ),
    '',
  ]
}

function isMonth(meaning: string): boolean {
  return period.safeParse(meaning).success
}

function doubt({ confidence, why }: HeadingGuess): string {
  return confidence === 'certain' ? '' : ` (${confidence}: ${why})`
}

function changes({ preview }: ImportPreview, nameOf: NameOf): string[] {
  const { added, changed, removed, unchanged } = preview
  return [
    `${count(added.length)} added, ${count(changed.length)} changed, ${count(removed.length)} removed, ${count(unchanged.length)} unchanged.`,
    ...some(added.map((line) => `+ ${lineWords(line, nameOf)}: ${values(line.new)}`)),
    ...some(
      changed.map((line) => `~ ${lineWords(line, nameOf)}: ${values(line.old)} becomes ${values(line.new)}`),
    ),
    ...some(removed.map((line) => `- ${lineWords(line, nameOf)}: ${values(line.old)}`)),
    '',
  ]
}

function totals(all: readonly TotalChange[]): string[] {
  if (all.length === 0) return []
  const table = new Table({
    head: ['Fiscal year', 'Dimension', 'Measure', 'Before', 'After', 'Change'],
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const { fiscalYear, dimension, measure, beforeCents, afterCents, changeCents } of all) {
    table.push([fiscalYear, dimension, measure, amount(beforeCents), amount(afterCents), amount(changeCents)])
  }
  return [table.toString(), '']
}

function staleLine(line: StaleLine, nameOf: NameOf): string {
  const { yours, theirs, theirVersion, changedBy, changedAt } = line
  const stands = theirs === null ? 'removed' : values(theirs)
  const given = yours === null ? 'taken out' : values(yours)
  return `${line.cell ?? `row ${line.row}`} ${lineWords(line, nameOf)}: the file has ${given}; it stands as ${stands} since ${changedBy}, ${changedAt}, revision ${theirVersion}`
}

function values({ cents, owner, note }: LineValues): string {
  return `${amount(cents)} (${owner}${note === null ? '' : `, "${note}"`})`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...some(lines), '']
}

function some(lines: readonly string[]): string[] {
  const more = lines.length - MOST_LINES
  const shown = lines.slice(0, MOST_LINES).map((line) => `  ${line}`)
  return more > 0 ? [...shown, `  ... and ${count(more)} more (all of them with --json)`] : shown
}

function outcome({ accepted, preview }: ImportPreview, errors: number): string[] {
  if (accepted) return []
  const stale = preview.stale.length === 0 ? '' : ' --replace-stale replaces what others changed.'
  return [
    `Nothing can be submitted until ${errors === 1 ? 'the one cell is' : `all ${count(errors)} are`} corrected: all of a file is taken, or none of it.${stale}`,
  ]
}
