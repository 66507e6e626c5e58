// The journal as a file: amounts are dollars, text stays text, and every row says that it is modelled.
import { expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { accrualJournalCsv } from '../../../functions/exports/accrual-journal-csv.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { AccrualJournal } from '../../../shared/closing/accrual-journal.ts'

const journal: AccrualJournal = {
  period: '2025-11',
  entryDate: '2026-02-09',
  referenceRunId: 'run-2',
  unmappedLines: 0,
  lines: [
    {
      costCentre: '=cmd()',
      glAccount: '-6010',
      description: '+1, "late"\r\ninvoice',
      debitCents: 123_405,
      creditCents: 0,
      cause: 'prices',
    },
    {
      costCentre: '',
      glAccount: '2100',
      description: 'Accrued',
      debitCents: 0,
      creditCents: 123_405,
      cause: null,
    },
  ],
}

test('one row a line: dollars on one side, cells that look like formulas as text, both sentences', () => {
  expect(parse(accrualJournalCsv(journal), { bom: true, columns: true })).toEqual([
    {
      period: '2025-11',
      entry_date: '2026-02-09',
      cost_centre: "'=cmd()",
      gl_account: "'-6010",
      description: '\'+1, "late"\r\ninvoice',
      debit: '1234.05',
      credit: '',
      reference_run_id: 'run-2',
      cause: 'prices',
      approximation: STATEMENTS.join(' '),
    },
    {
      period: '2025-11',
      entry_date: '2026-02-09',
      cost_centre: '',
      gl_account: '2100',
      description: 'Accrued',
      debit: '',
      credit: '1234.05',
      reference_run_id: 'run-2',
      cause: '',
      approximation: STATEMENTS.join(' '),
    },
  ])
})

test('a byte order mark, CRLF lines, and a header alone for a month without cost', () => {
  const csv = accrualJournalCsv({ ...journal, lines: [] })
  expect(csv).toBe(
    '\uFEFFperiod,entry_date,cost_centre,gl_account,description,debit,credit,reference_run_id,cause,approximation\r\n',
  )
})
