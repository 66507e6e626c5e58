// A budget from a messy table to a page that prints, in the shipped pane beside a workbook in a browser: an owner submits last
// year's plan, Finance changes it meanwhile, the actuals are restated, and the bridge says why. The tests follow one another
// in one page.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Frame, Page } from 'playwright-core'
import { describeInBrowser, startBrowser } from '../engines/browser.ts'
import { openPane } from './excel/open-pane.ts'
import { type PlanningSystem, startPlanning } from './excel/planning-system.ts'

const SCREENSHOTS = fileURLToPath(new URL('../../.local/screenshots/', import.meta.url))

/** As owners keep them: a title, months as dates, amounts as text, a column and a row of sums. */
const MESSY = [
  ['Hosting plan, as agreed in December', '', '', '', '', ''],
  ['', '', '', '', '', ''],
  ['Customer', '8/1/2026', '9/1/2026', '10/1/2026', 'Comment', 'Total'],
  ['Fern Ltd', 200, "'1,234.50", 250, 'as last year', '=SUM(B4:D4)'],
  ['Alder Bay', 300, 300, '(20.00)', '', '=SUM(B5:D5)'],
  ['Total', '=SUM(B4:B5)', '=SUM(C4:C5)', '=SUM(D4:D5)', '', '=SUM(F4:F5)'],
]

describeInBrowser('A budget, from a messy table to its variance and the reasons', () => {
  let complaints: readonly string[]
  let folder: string
  let system: PlanningSystem
  let browser: Browser
  let page: Page
  let pane: Frame

  const picture = (name: string) => page.screenshot({ path: join(SCREENSHOTS, `planning-${name}.png`) })
  const shown = () => pane.locator('[role=tabpanel]:not([hidden])')
  const press = (name: string) => shown().getByRole('button', { name, exact: true }).click()
  const hear = (text: string | RegExp) => shown().getByText(text).first().waitFor()
  const choose = async (field: string, option: string | RegExp) => {
    await shown().getByRole('combobox', { name: field, exact: true }).click()
    await shown().getByRole('option', { name: option }).first().click()
  }
  const task = (name: string) => choose('What to do', name)

  /** Types into cells of a sheet, and selects them, or others. */
  const type = (sheet: string, address: string, formulas: unknown[][], selected: string | null = null) =>
    pane.evaluate(
      ([name, where, entries, at]) =>
        Excel.run(async (context) => {
          const found = context.workbook.worksheets.getItemOrNullObject(name)
          await context.sync()
          const target = found.isNullObject ? context.workbook.worksheets.add(name) : found
          target.activate()
          const range = target.getRange(where)
          range.formulas = entries
          ;(at === null ? range : target.getRange(at)).select()
          await context.sync()
        }),
      [sheet, address, formulas, selected] as const,
    )
  const used = (name: string | null = null) =>
    pane.evaluate(
      (wanted) =>
        Excel.run(async (context) => {
          const { worksheets } = context.workbook
          const sheet = wanted === null ? worksheets.getActiveWorksheet() : worksheets.getItem(wanted)
          const range = sheet.getUsedRange()
          range.load('values')
          sheet.load('name')
          await context.sync()
          return { name: sheet.name, values: range.values as unknown[][] }
        }),
      name,
    )
  /** A cell of a row by what stands in the row and the header above it. */
  const place = (values: unknown[][], label: string, header: string) => {
    const top = values.findIndex((row) => row.includes(header) && row.includes('Member'))
    const row = values.findIndex((each, index) => index > top && each.includes(label))
    return { row, column: values[top]?.indexOf(header) ?? -1 }
  }
  const cellOf = (values: unknown[][], label: string, header: string) => {
    const { row, column } = place(values, label, header)
    return values[row]?.[column]
  }

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true })
    folder = mkdtempSync(join(tmpdir(), 'penguin-planning-'))
    system = await startPlanning(folder)
    browser = await startBrowser()
    ;({ page, pane, complaints } = await openPane(browser, system.pageUrl, { width: 1400, height: 1000 }))
    await pane
      .getByRole('combobox', { name: 'Name of a sample person' })
      .or(pane.getByLabel('Name of a sample person'))
      .first()
      .fill('budget@sample')
    await pane.getByRole('button', { name: 'Sign in' }).click()
    await pane.getByRole('tab', { name: 'Budget' }).click()
  })
  afterAll(async () => {
    await picture('last')
    await browser?.close()
    await system?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const readAndPreview = async (why: string) => {
    await press('Read the selected table')
    await hear(/is read/)
    await choose('All rows are by', 'Tenant')
    await choose('All rows have the measure', 'Total cost')
    await shown().getByRole('textbox', { name: 'Why' }).fill(why)
    await press('See what changes')
  }

  /** What was read is gone once it stands. */
  const submit = async () => {
    await press('Submit')
    await shown().getByRole('button', { name: 'Read the selected table', exact: true }).waitFor()
  }

  test("an owner's messy table is read, previewed and submitted whole", async () => {
    await type('Plan', 'A1:F6', MESSY)
    await task('Submit a budget')
    await readAndPreview('The plan as agreed')
    await hear(/6 lines? (are )?added/)
    await picture('preview')
    await submit()
    expect(await system.budgetOf('Fern Ltd')).toEqual({
      '2026-08': 20_000,
      '2026-09': 123_450,
      '2026-10': 25_000,
    })
    expect(await system.budgetOf('Alder Bay')).toEqual({
      '2026-08': 30_000,
      '2026-09': 30_000,
      '2026-10': -2_000,
    })
  })

  test('a line that Finance changed meanwhile is shown with both values, and nothing is changed until it is decided', async () => {
    await system.asFinance('Fern Ltd', '2026-10', 26_000)
    await type('Plan', 'D4:D5', [[270], [310]], 'B4')
    await readAndPreview('A better offer')
    await hear('2 lines changed meanwhile')
    const stale = shown().getByRole('list', { name: 'lines changed meanwhile' }).getByRole('listitem')
    expect(await stale.first().innerText()).toMatch(/270\.00 USD[\s\S]*by finance@sample[\s\S]*260\.00 USD/)
    expect(await system.budgetOf('Alder Bay')).toMatchObject({ '2026-10': -2_000 })
    await picture('conflict')
    await stale.first().getByRole('radio', { name: 'Keep theirs' }).check()
    await stale.last().getByRole('radio', { name: 'Put mine' }).check()
    await press('See what changes')
    await hear(/0 lines added, 1 changed/)
    await submit()
    expect(await system.budgetOf('Fern Ltd')).toMatchObject({ '2026-10': 26_000 })
    expect(await system.budgetOf('Alder Bay')).toMatchObject({ '2026-10': 31_000 })
  })

  test('one click puts the variance sheet in: own lines, the published actuals, and whether that is favourable', async () => {
    await task('Variance sheet')
    await choose('Period', /^October 2026/)
    await press('Insert variance sheet')
    await hear(/stands on the sheet/)
    const { values } = await used()
    for (const [name, budgetCents] of [
      ['Fern Ltd', 26_000],
      ['Alder Bay', 31_000],
    ] as const) {
      const actualCents = await system.actualCents(name)
      expect(cellOf(values, name, 'Budget (USD)')).toBe(budgetCents / 100)
      expect(cellOf(values, name, 'Actual (USD)')).toBe(actualCents / 100)
      expect(cellOf(values, name, 'Variance (USD)')).toBeCloseTo((actualCents - budgetCents) / 100, 9)
      expect(cellOf(values, name, 'In words')).toContain('favourable')
    }
    expect(values.flat()).not.toContain('Quay Street Mail')
    await picture('variance')
  })

  test('after a restatement a refresh brings the new actual, and the commentary stays', async () => {
    const { name: sheet, values: before } = await used()
    const at = place(before, 'Fern Ltd', 'Commentary')
    await pane.evaluate(
      ([row, column]) =>
        Excel.run(async (context) => {
          const used = context.workbook.worksheets.getActiveWorksheet().getUsedRange()
          used.getCell(row, column).values = [["Cheaper than feared; see Ann's mail"]]
          await context.sync()
        }),
      [at.row, at.column] as const,
    )
    const was = await system.actualCents('Fern Ltd')
    await system.restate()
    const now = await system.actualCents('Fern Ltd')
    expect(now).toBeGreaterThan(was)
    await pane.getByRole('tab', { name: 'Refresh' }).click()
    await press('Refresh figures')
    await hear(/1 report refreshed/)
    const { values } = await used(sheet)
    expect(cellOf(values, 'Fern Ltd', 'Actual (USD)')).toBe(now / 100)
    expect(cellOf(values, 'Fern Ltd', 'Variance (USD)')).toBeCloseTo((now - 26_000) / 100, 9)
    expect(cellOf(values, 'Fern Ltd', 'Commentary')).toBe("Cheaper than feared; see Ann's mail")
    await picture('refreshed')
  })

  test('the bridge from the closed to the restated month says why, to the cent, on a sheet with a chart', async () => {
    await pane.getByRole('tab', { name: 'Budget' }).click()
    await task('Bridge')
    await shown().getByRole('radio', { name: 'From one actual to another' }).check()
    await choose('From', '2026-10, as closed')
    await choose('To', '2026-10, as restated')
    await choose('Of whom', /Fern Ltd/)
    await press('Show the bridge')
    await hear('Fern Ltd, Total cost')
    await shown().getByText('Prices').first().click()
    await hear('1 price changed.')
    await picture('bridge')
    await press('Insert as a sheet with a chart')
    await hear(/The bridge stands on the sheet/)
    const { name, values } = await used()
    const difference = values.find((row) => String(row[0]).startsWith('Difference'))
    expect(difference?.find((cell) => typeof cell === 'number')).toBe(0)
    const charts = await pane.evaluate(
      (sheet) =>
        Excel.run(async (context) => {
          const found = context.workbook.worksheets.getItem(sheet).charts
          found.load('items/chartType')
          await context.sync()
          return found.items.length
        }),
      name,
    )
    expect(charts).toBe(1)
    await picture('bridge-sheet')
  })

  test('the saved workbook prints from LibreOffice, and recalculates there to the same numbers', async () => {
    const { values } = await used('Variance 2026-10')
    await shown().getByRole('button', { name: 'Show the bridge' }).focus()
    await page.keyboard.press('F6')
    const downloading = page.waitForEvent('download')
    await page.keyboard.press('Control+s')
    const path = join(folder, 'pack.xlsx')
    await (await downloading).saveAs(path)
    const office = (filter: string) =>
      execFileSync('soffice', ['--headless', '--convert-to', filter, '--outdir', folder, path], {
        stdio: 'ignore',
        env: { ...process.env, HOME: folder },
      })
    office('pdf')
    expect(readFileSync(join(folder, 'pack.pdf')).subarray(0, 4).toString()).toBe('%PDF')
    office('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1')
    const line = readFileSync(join(folder, 'pack-Variance 2026-10.csv'), 'utf8')
      .split('\n')
      .find((each) => each.includes('Fern Ltd'))
    for (const header of ['Actual (USD)', 'Variance (USD)', 'Full-year budget (USD)'])
      expect(line?.split(',').map(Number)).toContain(cellOf(values, 'Fern Ltd', header))
  })

  test('neither an error nor a warning was logged', () => expect(complaints).toEqual([]))
})
