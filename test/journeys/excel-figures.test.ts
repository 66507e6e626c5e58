// Figures in cells as a person gets them: the add-in beside a workbook in a browser, by keys and clicks, from the real
// handler. The tests follow one another in one page. The README's picture is taken anew by
// PENGUIN_PICTURES=1 npm run test:all -- test/journeys/excel-figures.test.ts
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Frame, Page } from 'playwright-core'
import { describeInBrowser, startBrowser } from '../engines/browser.ts'
import { GridKeys } from '../hosts/excel/page/grid-keys.ts'
import { MONTHS, type RunningAddIn, startAddIn, TENANTS } from './excel/running-add-in.ts'

const SCREENSHOTS = fileURLToPath(new URL('../../.local/screenshots/', import.meta.url))
/** The README's, taken anew where PENGUIN_PICTURES is 1. */
const PICTURE = fileURLToPath(new URL('../../docs/pictures/excel-in-the-browser.png', import.meta.url))
/** Long enough for a machine that has much else to do. */
const PATIENCE_MS = 20_000
/** Longer than cells are gathered for before they are asked for. */
const QUIET_MS = 100
const [FIRST = '', SECOND = '', THIRD = ''] = TENANTS

describeInBrowser('Figures in a workbook in a browser', () => {
  const complaints: string[] = []
  let folder: string
  let system: RunningAddIn
  let browser: Browser
  let page: Page
  let pane: Frame
  let grid: GridKeys

  const dollars = (tenant: string, month = '2026-10') => system.totalCents(tenant, month) / 100
  const requests = () => page.evaluate(() => window.excelHost.ledger.requests.length)
  const formula = (tenant: string, month = '2026-10') => `=PENGUIN.COST("${tenant}","${month}")`

  /** What Excel's own object model says of cells, asked for as the add-in would. */
  const read = (address: string) =>
    pane.evaluate(
      (place) =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getActiveWorksheet().getRange(place)
          range.load('values, text, numberFormat')
          await context.sync()
          const { values, text, numberFormat } = range
          return { values, text, numberFormat }
        }),
      address,
    )

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true })
    folder = mkdtempSync(join(tmpdir(), 'penguin-excel-figures-'))
    system = await startAddIn(folder)
    browser = await startBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    grid = await GridKeys.open(page, system.pageUrl)
    await page.frameLocator('iframe[title="Add-in"]').getByRole('button', { name: 'Sign in' }).waitFor()
    const frame = page.frames().find((each) => each !== page.mainFrame())
    if (frame === undefined) throw new Error('The page shows no pane.')
    pane = frame
    await pane.getByLabel('Name of a sample person').waitFor()
  })
  afterAll(async () => {
    await page?.screenshot({ path: join(SCREENSHOTS, 'excel-figures.png') })
    await browser?.close()
    await system?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('whoever is signed out sees #N/A, and in the message of the cell where to sign in', async () => {
    await grid.click('A1')
    await grid.type(formula(FIRST), 'Enter')
    await grid.expectCell('A1', { value: '#N/A', formula: formula(FIRST) })
    const message = await page.evaluate(() => {
      const { model } = window.excelHost
      return model.calculation.errorMessageAt(model.book.getActiveSheet().getSheetId(), 0, 0)
    })
    expect(message).toBe('Sign in from the Penguin pane.')
    expect(await requests()).toBe(0)
  })

  test('signed in with the keyboard, the cell fills in with the published dollars, exactly', async () => {
    await pane.getByLabel('Name of a sample person').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('cfo@sample')
    await page.keyboard.press('Enter')
    await pane.getByRole('button', { name: 'Insert report' }).waitFor()
    await grid.expectCell('A1', { value: dollars(FIRST), formula: formula(FIRST) })
  })

  test('while a formula is typed nothing is asked for, and when it is entered one request is sent', async () => {
    const before = await requests()
    await grid.click('A2')
    await grid.type(formula(SECOND).slice(0, -1))
    await page.waitForTimeout(QUIET_MS)
    await grid.type(')')
    await page.waitForTimeout(QUIET_MS)
    expect(await requests()).toBe(before)
    await grid.type('Enter')
    await grid.expectCell('A2', { value: dollars(SECOND), formula: formula(SECOND) })
    expect(await requests()).toBe(before + 1)
  })

  test('a formula follows its cells: the name of a tenant, and a month that Excel made a date of', async () => {
    await grid.click('F1')
    await grid.type(SECOND, 'Tab', '2026-10', 'Tab', '=PENGUIN.COST(F1,G1)', 'Enter')
    await grid.expectCell('H1', { value: dollars(SECOND) })
    expect((await read('G1')).values).toEqual([[46_296]])
    await grid.click('F1')
    await grid.type(THIRD, 'Enter')
    await grid.expectCell('H1', { value: dollars(THIRD) })
    await grid.click('G1')
    await grid.type('2026-09', 'Enter')
    await grid.expectCell('H1', { value: dollars(THIRD, '2026-09') })
  })

  test('another run that is published stands in its cells after Refresh figures', async () => {
    const before = dollars(FIRST)
    await system.publishAgain()
    await page.getByRole('button', { name: 'Recalculate' }).click()
    await page.getByRole('status').getByText('Ready').waitFor()
    await grid.expectCell('A1', { value: before })
    await pane.getByRole('tab', { name: 'Refresh' }).click()
    await pane.getByRole('button', { name: 'Refresh figures' }).click()
    await pane
      .getByText(/figures changed\.$/)
      .first()
      .waitFor()
    expect(dollars(FIRST)).not.toBe(before)
    await grid.expectCell('A1', { value: dollars(FIRST) })
    await grid.expectCell('H1', { value: dollars(THIRD, '2026-09') })
  })

  test('a report spills, with every tenant and its total', async () => {
    await grid.click('A7')
    await grid.type('=PENGUIN.TABLE("cost_by_tenant","2026-10")', 'Enter')
    await grid.expectDrawn('Total cost')
    const { values } = await read('A7:H13')
    const totals = values.slice(1).map((row) => [row[0], row[6]])
    expect(totals.toSorted()).toEqual(TENANTS.map((tenant) => [tenant, dollars(tenant)]).toSorted())
  })

  test('the workbook that is downloaded has the values, formulas and formats that are shown', async () => {
    const shown = await read('A1:H13')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download .xlsx' }).click()
    const path = join(folder, 'downloaded.xlsx')
    await (await downloading).saveAs(path)
    const workbook = new Workbook()
    await workbook.xlsx.readFile(path)
    const sheet = workbook.getWorksheet('Sheet1')
    const [figure, date, spill] = ['A1', 'G1', 'A7'].map((address) => sheet?.getCell(address))
    expect(figure?.result).toBe(dollars(FIRST))
    // As Excel stores functions of an add-in.
    expect(figure?.formula).toBe('_xldudf_PENGUIN_COST("Fern Ltd","2026-10")')
    expect(date?.numFmt).toBe(shown.numberFormat[0]?.[6])
    expect(spill?.result ?? spill?.value).toBe(shown.values[6]?.[0])
    const spilled = [8, 9, 10, 11, 12, 13].map((row) => sheet?.getCell(row, 7).value)
    expect(spilled).toEqual(shown.values.slice(7).map((row) => row[6]))
  })

  test('a sheet of tenants and months is laid out by a program, and fills in', async () => {
    const before = await requests()
    const sheet = [
      ['Tenant', ...MONTHS],
      ...TENANTS.map((tenant, index) => [
        tenant,
        ...[...'BCD'].map((c) => `=PENGUIN.COST($A${index + 2},${c}$1)`),
      ]),
    ]
    await pane.evaluate(
      (formulas) =>
        Excel.run(async (context) => {
          const cells = context.workbook.worksheets.getActiveWorksheet()
          cells.getRange('A1:J40').clear()
          const range = cells.getRange('A1:D7')
          range.formulas = formulas
          range.format.font.size = 12
          cells.getRange('A1:D1').format.font.bold = true
          cells.getRange('A1:D1').format.fill.color = '#DCE9F5'
          cells.getRange('B2:D7').numberFormat = Array.from({ length: 6 }, () => Array(3).fill('#,##0.00'))
          cells.getRange('A:A').format.columnWidth = 150
          cells.getRange('B:D').format.columnWidth = 90
          await context.sync()
        }),
      sheet,
    )
    await page.evaluate(() => window.excelHost.model.calculation.settled())
    const { values } = await read('B2:D7')
    expect(values).toEqual(TENANTS.map((tenant) => MONTHS.map((month) => dollars(tenant, month))))
    expect(await requests()).toBe(before + 1)
    await grid.click('D2')
    await grid.expectDrawn('=PENGUIN.COST($A2,D$1)')
    await page.screenshot({ path: join(SCREENSHOTS, 'excel-in-the-browser.png') })
    if (process.env.PENGUIN_PICTURES === '1') await page.screenshot({ path: PICTURE })
  })

  test('neither an error nor a warning was logged, and nothing waits', async () => {
    expect(complaints).toEqual([])
    expect(await page.evaluate(() => window.excelHost.ledger.unsettled())).toEqual([])
  })
})
