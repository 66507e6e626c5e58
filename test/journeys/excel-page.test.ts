// The stand-in for Excel as a person meets it: a grid in a browser that takes keys and clicks, beside the add-in's place.
// The tests follow one another in one page, as what a person does with one workbook does.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { describeInBrowser, startBrowser } from '../engines/browser.ts'
import { madeOnce } from '../engines/made-once.ts'
import { GridKeys } from '../hosts/excel/page/grid-keys.ts'
import { type RunningPage, servePage } from '../hosts/excel/page/serve-page.ts'

const SCREENSHOT = fileURLToPath(new URL('../../.local/screenshots/excel-page.png', import.meta.url))
/** Long enough for a machine that has much else to do. */
const PATIENCE_MS = 20_000

// A browser on a busy machine loses a key now and then: a test that fails is tried again at once, and what failed is printed.
jest.retryTimes(2, { logErrorsBeforeRetry: true, retryImmediately: true })

describeInBrowser('The workbook in a browser', () => {
  const complaints: string[] = []
  const requests: string[] = []
  let folder: string
  let downloaded: string
  let server: RunningPage
  let browser: Browser
  let page: Page
  let grid: GridKeys

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'penguin-excel-page-'))
    downloaded = join(folder, 'downloaded.xlsx')
    const addinFolder = join(folder, 'addin')
    mkdirSync(addinFolder)
    writeFileSync(
      join(addinFolder, 'index.html'),
      '<!doctype html><title>Pane</title><p>The pane is here.</p>',
    )
    server = await servePage({ port: 0, folder: await madeOnce('excel-page'), addinFolder })
    browser = await startBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => requests.push(request.url()))
    grid = await GridKeys.open(page, server.url)
  })
  // Whatever a test left in editing is let go.
  beforeEach(() => page.keyboard.press('Escape'))
  afterAll(async () => {
    await page?.screenshot({ path: SCREENSHOT })
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a formula that is typed shows its value in its cell, and itself in the formula bar', async () => {
    await grid.click('A1')
    await grid.type('120.5', 'Tab', '3.25', 'Tab', '=A1+B1', 'Enter')
    await grid.expectCell('C1', { value: 123.75, formula: '=A1+B1' })
    await grid.expectDrawn('123.75')
    await grid.click('C1')
    await grid.expectDrawn('=A1+B1')
  })

  test('a formula follows what it reads', async () => {
    await grid.click('A1')
    await grid.type('7', 'Enter')
    await grid.expectCell('C1', { value: 10.25, formula: '=A1+B1' })
  })

  test('what is selected is summed below, turns bold by keys and italic by the toolbar', async () => {
    await grid.select('A1', 'C1')
    await page.getByText('Sum: 20.5', { exact: true }).waitFor()
    await page.keyboard.press('Control+b')
    await page.locator('button:visible', { has: page.locator('.univerjs-icon-italic-icon') }).click()
    for (const address of ['A1', 'B1', 'C1']) await grid.expectCell(address, { bold: true, italic: true })
    await grid.expectCell('D1', { bold: false, italic: false })
  })

  test('a row is inserted by its menu, and formulas move with their cells', async () => {
    await grid.openRowMenu(1)
    // Its middle is a field for how many.
    await page.locator('button:visible', { hasText: 'rows above' }).click({ position: { x: 12, y: 12 } })
    await grid.expectCell('C2', { value: 10.25, formula: '=A2+B2' })
    await grid.expectCell('C1', { value: null, formula: '' })
  })

  test('Ctrl+Z undoes one thing after another, Ctrl+Y brings it back', async () => {
    await grid.click('E5')
    await page.keyboard.press('Control+z')
    await grid.expectCell('C1', { value: 10.25, formula: '=A1+B1', italic: true })
    await page.keyboard.press('Control+z')
    await grid.expectCell('C1', { bold: true, italic: false })
    await page.keyboard.press('Control+y')
    await grid.expectCell('C1', { bold: true, italic: true, formula: '=A1+B1' })
  })

  test('the workbook is downloaded as .xlsx, with its values, formulas and formats', async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download .xlsx' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('Book1.xlsx')
    await download.saveAs(downloaded)
    const workbook = new Workbook()
    await workbook.xlsx.readFile(downloaded)
    const sheet = workbook.getWorksheet('Sheet1')
    expect([sheet?.getCell('A1').value, sheet?.getCell('B1').value]).toEqual([7, 3.25])
    expect(sheet?.getCell('C1').formula).toBe('A1+B1')
    expect(sheet?.getCell('C1').font).toMatchObject({ bold: true, italic: true })
  })

  test('a workbook that is opened takes the place of the one before, and is calculated', async () => {
    await grid.click('A1')
    await grid.type('Delete')
    await grid.expectCell('A1', { value: null })
    await page.getByLabel('Workbook file').setInputFiles(downloaded)
    await page.getByRole('status').getByText('Ready').waitFor()
    await grid.expectCell('A1', { value: 7, bold: true })
    await grid.click('B1')
    await grid.type('3', 'Enter')
    await grid.expectCell('C1', { value: 10, formula: '=A1+B1' })
  })

  test('a formula that Excel does not take stays in editing, and the person is told; the grid moves at nothing', async () => {
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('#grid canvas[id^="univer-sheet"], #host')].map((each) => {
          const { left, top } = each.getBoundingClientRect()
          return [left, top]
        }),
      )
    const before = await places()
    await grid.click('F1')
    await grid.type('=SUM(A1;B1)', 'Enter')
    await page.getByRole('status').getByText('There is a problem with this formula').waitFor()
    expect(await places()).toEqual(before)
    await grid.expectCell('F1', { value: null, formula: '' })
    for (let back = 0; back < 4; back += 1) await page.keyboard.press('Backspace')
    await grid.type(',B1', 'Enter')
    await grid.expectCell('F1', { value: 10, formula: '=SUM(A1,B1)' })
    await page.getByRole('status').getByText('Ready').waitFor()
    await grid.click('F1')
    await grid.type('Delete')
  })

  test('a file that is no workbook is refused in a sentence, and the workbook stays', async () => {
    const noWorkbook = { name: 'list.xlsx', mimeType: 'text/plain', buffer: Buffer.from('no workbook') }
    await page.getByLabel('Workbook file').setInputFiles(noWorkbook)
    await page.getByRole('status').getByText('Opening list.xlsx failed').waitFor()
    await grid.expectCell('C1', { value: 10 })
  })

  test('a month is drawn as Excel draws it, and a number in the format that a function gives with it', async () => {
    await page.evaluate(() => {
      const bound = { type: 'FormattedNumber', basicValue: 1234.5, numberFormat: '"at least "#,##0.00' }
      window.excelHost.useFunctions({
        namespace: 'FIGURES',
        metadata: { functions: [{ id: 'BOUNDS', name: 'BOUNDS', parameters: [] }] },
        implementation: () => () => [[1, bound]],
        errorClass: Error as never,
        ledger: window.excelHost.ledger,
      })
    })
    await grid.click('E8')
    await grid.type('2026-10', 'Tab', '=FIGURES.BOUNDS()', 'Enter')
    await grid.expectDrawn('Oct-26', 'at least 1,234.50')
    await grid.expectCell('E8', { value: 46_296 })
    await grid.expectCell('G8', { value: 1234.5 })
    await grid.click('E9')
    await grid.type('01.10.2026', 'Enter')
    await grid.expectCell('E9', { value: '01.10.2026' })
  })

  test('a sheet as large as Excel has is cleared at once, and never worked through cell by cell', async () => {
    await grid.click('H20')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+b')
    await page.getByRole('status').getByText('Too many cells are selected').waitFor()
    await page.keyboard.press('Delete')
    await grid.expectCell('C1', { value: null, formula: '' })
    await page.keyboard.press('Control+z')
    await grid.expectCell('C1', { value: 10, formula: '=A1+B1' })
  })

  test('calculations that are pending are counted, and what is recalculated is again', async () => {
    await page.evaluate(() => {
      window.excelHost.ledger.call({ id: 'FIGURES.COST', address: 'Sheet1!B2', cause: 'calculation' })
    })
    await page.getByRole('button', { name: 'Recalculate' }).click()
    await page.getByRole('status').getByText('1 calculation pending').waitFor()
    await page.evaluate(() => {
      for (const call of window.excelHost.ledger.calls) call.outcome = 'value'
    })
    await page.getByRole('status').getByText('Ready').waitFor()
  })

  test("the add-in's pane has its place beside the grid, as wide as its divider says, and no less than 320 pixels", async () => {
    const pane = page.frameLocator('iframe[title="Add-in"]')
    await pane.getByText('The pane is here.').waitFor()
    const widthPx = () => page.evaluate(() => document.getElementById('side')?.clientWidth ?? 0)
    expect(await widthPx()).toBe(360)
    const divider = await page.getByRole('separator').boundingBox()
    if (divider === null) throw new Error('The divider is not on the page.')
    await page.mouse.move(divider.x + 3, divider.y + 300)
    await page.mouse.down()
    await page.mouse.move(divider.x - 97, divider.y + 300, { steps: 3 })
    await page.mouse.up()
    expect(await widthPx()).toBeGreaterThan(450)
    await page.getByRole('separator').focus()
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight')
    expect(await widthPx()).toBe(320)
  })

  test('the host that is chosen is the one the pane meets when it loads again', async () => {
    const loaded = page.waitForEvent('framenavigated')
    await page.getByLabel('Behaves as').selectOption('Excel LTSC 2021')
    const frame = await loaded
    expect(await frame.evaluate(() => window.parent.excelHost.name)).toBe('ltsc2021')
  })

  test('nothing was asked of another server, and neither an error nor a warning was logged', () => {
    const { origin } = new URL(server.url)
    const elsewhere = requests.filter((url) => !url.startsWith(origin) && !/^(blob|data):/.test(url))
    expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] })
  })
})
