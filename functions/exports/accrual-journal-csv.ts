// An accrual journal as a file that a finance system imports and Excel opens: a line a row, both sentences in every row.
import { stringify } from 'csv-stringify/sync'
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import type { AccrualJournal } from '../../shared/closing/accrual-journal.ts'
import { dollars } from '../../shared/money/dollars.ts'
import { textCell } from './spreadsheet-cell.ts'

/** Append only: imports refer to these. */
const JOURNAL_COLUMNS = [
  'period',
  'entry_date',
  'cost_centre',
  'gl_account',
  'description',
  'debit',
  'credit',
  'reference_run_id',
  'cause',
  'approximation',
] as const

type Row = Record<(typeof JOURNAL_COLUMNS)[number], string>

/** Dollars with two decimals in one of debit and credit, the other empty; CRLF lines, a byte order mark for Excel. */
export function accrualJournalCsv({ period, entryDate, referenceRunId, lines }: AccrualJournal): string {
  const rows = lines.map(
    ({ costCentre, glAccount, description, debitCents, creditCents, cause }): Row => ({
      period,
      entry_date: entryDate,
      cost_centre: textCell(costCentre),
      gl_account: textCell(glAccount),
      description: textCell(description),
      debit: amountCell(debitCents),
      credit: amountCell(creditCents),
      reference_run_id: referenceRunId,
      cause: cause ?? '',
      approximation: STATEMENTS.join(' '),
    }),
  )
  return stringify(rows, {
    header: true,
    columns: [...JOURNAL_COLUMNS],
    bom: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
  })
}

function amountCell(cents: number): string {
  return cents === 0 ? '' : dollars(cents)
}
