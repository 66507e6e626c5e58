// A budget as somebody keeps it in Excel, with everything that a sheet of a person has: for the tests of imports.
import { Workbook, type Worksheet } from '@cj-tech-master/excelts'

const firstOf = (month: number) => new Date(Date.UTC(2026, month - 1, 1))

/** Title rows, a merged heading, months as dates, amounts as text, a total column and row, a blank line, a hidden row. */
export async function messyWorkbook(
  change: (sheet: Worksheet, workbook: Workbook) => void = () => undefined,
) {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('FY26')
  sheet.getCell('A1').value = 'Hosting budget, last year plus 5 %'
  sheet.mergeCells('A1:G1')
  sheet.getCell('A3').value = 'Plan'
  sheet.mergeCells('A3:A4')
  sheet.getCell('B3').value = 'Owner'
  sheet.mergeCells('B3:B4')
  sheet.getCell('C3').value = 'Fiscal year 2026'
  sheet.mergeCells('C3:E3')
  for (const month of [1, 2, 3]) {
    const heading = sheet.getCell(4, month + 2)
    heading.value = firstOf(month)
    heading.numFmt = 'mmm yy'
  }
  sheet.getCell('F4').value = 'Total'
  sheet.getCell('G4').value = 'Comments'
  sheet.getRow(5).values = [
    'Growth',
    'ann@example.com',
    1234.5,
    '1,300.00',
    1400,
    { formula: 'SUM(C5:E5)', result: 3934.5 },
  ]
  sheet.getCell('C5').numFmt = '"$"#,##0.00'
  sheet.getRow(7).values = [
    'Agency',
    '',
    '(250.00)',
    { formula: 'C5*2', result: 2469 },
    null,
    null,
    'credit in January',
  ]
  sheet.getRow(8).values = ['Starter', 'ben@example.com', 0, 10.0051, '$5K']
  sheet.getRow(8).hidden = true
  sheet.getRow(9).values = ['Total', '', 984.5, 3779.0051, 6400]
  change(sheet, workbook)
  return workbook.xlsx.writeBuffer()
}

/** What it says: member, month, cents, owner. */
export const MESSY_LINES = [
  ['growth', '2026-01', 123_450, 'ann@example.com'],
  ['growth', '2026-02', 130_000, 'ann@example.com'],
  ['growth', '2026-03', 140_000, 'ann@example.com'],
  ['agency', '2026-01', -25_000, 'fay@example.com'],
  ['agency', '2026-02', 246_900, 'fay@example.com'],
  ['starter', '2026-01', 0, 'ben@example.com'],
  ['starter', '2026-02', 1_001, 'ben@example.com'],
  ['starter', '2026-03', 500_000, 'ben@example.com'],
] as const
