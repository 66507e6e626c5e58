// The shipped pane beside a workbook in a browser, by keyboard alone: from signed out to a workbook that is refreshed,
// explained, frozen and saved. The tests follow one another in one page. The README's picture of a report is taken anew by
// PENGUIN_PICTURES=1 npm run test:all -- test/journeys/excel-pane.test.ts
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Frame, Page } from 'playwright-core'
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import { describeInBrowser, startBrowser } from '../engines/browser.ts'
import { openPane } from './excel/open-pane.ts'
import { PaneKeys } from './excel/pane-keys.ts'
import { type RunningAddIn, startAddIn, TENANTS } from './excel/running-add-in.ts'

const SCREENSHOTS = fileURLToPath(new URL('../../.local/screenshots/', import.meta.url))
const PICTURE = fileURLToPath(new URL('../../docs/pictures/excel-report.png', import.meta.url))

describeInBrowser('The pane by keyboard alone', () => {
  let complaints: readonly string[]
  let folder: string
  let system: RunningAddIn
  let browser: Browser
  let page: Page
  let pane: Frame
  let keys: PaneKeys

  const publishedDollars = () => TENANTS.map((tenant) => system.totalCents(tenant, '2026-10') / 100)
  const picture = (name: string) => page.screenshot({ path: join(SCREENSHOTS, `pane-${name}.png`) })

  /** The values and formulas of what is used on the active sheet, or on a sheet by name. */
  const sheet = (name: string | null = null) =>
    pane.evaluate(
      (wanted) =>
        Excel.run(async (context) => {
          const { worksheets } = context.workbook
          const found = wanted === null ? worksheets.getActiveWorksheet() : worksheets.getItem(wanted)
          const used = found.getUsedRange()
          used.load('values, formulas')
          found.load('name')
          await context.sync()
          return { name: found.name, values: used.values, formulas: used.formulas }
        }),
      name,
    )
  /** The numbers of a column of the report, by the tenant in its row. */
  const reported = (values: unknown[][], header: string) => {
    const top = values.findIndex((row) => row.includes(header))
    const [at, who] = [header, 'Tenant'].map((each) => values[top]?.indexOf(each) ?? -1)
    return TENANTS.map((tenant) => values.find((row) => row[who ?? -1] === tenant)?.[at ?? -1])
  }

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true })
    folder = mkdtempSync(join(tmpdir(), 'penguin-excel-pane-'))
    system = await startAddIn(folder)
    browser = await startBrowser()
    ;({ page, pane, complaints } = await openPane(browser, system.pageUrl, { width: 1280, height: 900 }))
    keys = new PaneKeys(page, pane)
  })
  afterAll(async () => {
    await picture('last')
    await browser?.close()
    await system?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('signs in', async () => {
    await keys.otherSide()
    await keys.tabTo('Name of a sample person')
    await page.keyboard.type('cfo@sample')
    await keys.press('Enter')
    await pane.getByRole('button', { name: 'Insert report' }).waitFor()
  })

  test('a report stands in the sheet, with the published cents, their total and both sentences', async () => {
    await pane.getByText('October 2026 (open)').first().waitFor()
    await keys.pressButton('Insert report')
    await pane
      .getByText(/stands on the sheet/)
      .first()
      .waitFor()
    const { values, formulas } = await sheet()
    expect(reported(values, 'Total cost (USD)')).toEqual(publishedDollars())
    for (const sentence of STATEMENTS) expect(values.flat()).toContain(sentence)
    expect(formulas.flat().filter((each) => String(each).startsWith('=ROUND(SUM('))).not.toEqual([])
    await picture('report')
    if (process.env.PENGUIN_PICTURES === '1') await page.screenshot({ path: PICTURE })
  })

  test('what another run changed is shown, cell by cell, and a second refresh changes nothing', async () => {
    const before = publishedDollars()
    await system.publishAgain()
    await keys.turnTo('Reports', 'Refresh')
    await keys.pressButton('Refresh figures')
    await pane
      .getByText(/0 formulas and 1 report refreshed\. \d+ figures changed\./)
      .first()
      .waitFor()
    expect(publishedDollars()).not.toEqual(before)
    const once = await sheet()
    expect(reported(once.values, 'Total cost (USD)')).toEqual(publishedDollars())
    await pane.getByText(`${TENANTS[0]}, Total cost (USD), 2026-10`).first().waitFor()
    await picture('refreshed')
    await keys.pressButton('Refresh figures')
    await pane.getByText('0 formulas and 1 report refreshed. Nothing changed.').first().waitFor()
    expect(await sheet()).toEqual(once)
  })

  test('a cell is explained down to its servers, on a sheet whose lines sum to it', async () => {
    await keys.turnTo('Refresh', 'Explain')
    await keys.otherSide()
    const { values } = await sheet()
    const top = values.findIndex((row) => row.includes('Total cost (USD)'))
    // Where the selection is after the report was put in: at the table; from there to the first total.
    const at = await pane.evaluate(() =>
      Excel.run(async (context) => {
        const cell = context.workbook.getActiveCell()
        cell.load('rowIndex, columnIndex')
        await context.sync()
        return { row: cell.rowIndex, column: cell.columnIndex }
      }),
    )
    const go = (steps: number, forward: string, back: string) =>
      keys.press(...Array(Math.abs(steps)).fill(steps > 0 ? forward : back))
    await go(top + 1 - at.row, 'ArrowDown', 'ArrowUp')
    await go((values[top]?.indexOf('Total cost (USD)') ?? 0) - at.column, 'ArrowRight', 'ArrowLeft')
    await keys.otherSide()
    await keys.pressButton('Explain the selected cell')
    await pane.getByRole('heading', { name: /Total cost/ }).waitFor()
    await picture('explained')
    await keys.pressButton('Put it on a sheet')
    await pane
      .getByText(/its lines sum to the figure by formula/)
      .first()
      .waitFor()
    const explained = await sheet()
    const total = values[top + 1]?.[values[top]?.indexOf('Total cost (USD)') ?? -1]
    const sums = explained.formulas.flatMap((row, index) =>
      row.flatMap((formula, column) =>
        String(formula).startsWith('=ROUND(SUM(') ? [explained.values[index]?.[column]] : [],
      ),
    )
    expect(sums).toContain(total)
    await picture('explained-sheet')
  })

  test('a frozen copy holds values alone, and says what they are', async () => {
    await keys.turnTo('Explain', 'Workbook')
    await keys.pressButton('Freeze a copy')
    await pane
      .getByText(/The copy stands on the sheet/)
      .first()
      .waitFor()
    const { formulas } = await sheet()
    expect(formulas.flat().filter((each) => String(each).startsWith('='))).toEqual([])
    for (const sentence of STATEMENTS) expect(formulas.flat().join('\n')).toContain(sentence)
    await picture('frozen')
  })

  test('the saved workbook has the report as a table, its totals, its notes and the copy', async () => {
    await keys.otherSide()
    const downloading = page.waitForEvent('download')
    await keys.press('Control+s')
    const path = join(folder, 'saved.xlsx')
    await (await downloading).saveAs(path)
    const workbook = new Workbook()
    await workbook.xlsx.readFile(path)
    const report = workbook.worksheets.find(({ name }) => name.startsWith('Cost by tenant')) as Worksheet
    expect(report.getTables()).toHaveLength(1)
    expect(workbook.worksheets.length).toBeGreaterThanOrEqual(4)
  })

  test('neither an error nor a warning was logged', () => expect(complaints).toEqual([]))
})
