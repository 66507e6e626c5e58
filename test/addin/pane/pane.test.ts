// The pane in a real browser, over a strict desk: what takes one click, what keyboards and screen readers get, and that
// nothing is done twice, lost or hidden.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { COMMANDS } from '../../../addin/manifest/commands.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import { describeInBrowser, startBrowser } from '../../engines/browser.ts'
import type { DeskCall } from './fake-desk.ts'
import { bundleFakePage, type FakePage, lookAt } from './fake-page.ts'
import { planningClaims } from './planning-pages.claims.ts'
import { buildShippedPage, type ShippedPage } from './shipped-page.ts'
import { type Flow, flowOf, VIEWS } from './views.ts'

declare const axe: { run(options: RunOptions): Promise<AxeResults> }

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Colours are all that differs from look to look. */
const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none', rules: EVERYTHING },
  { colorScheme: 'dark', forcedColors: 'none', rules: ['color-contrast'] },
  { colorScheme: 'dark', forcedColors: 'active', rules: ['color-contrast'] },
] as const

describeInBrowser('The pane', () => {
  let browser: Browser
  let built: FakePage
  beforeAll(async () => {
    ;[browser, built] = await Promise.all([startBrowser(), bundleFakePage()])
  })
  afterAll(() => browser.close())

  const open = (hash?: string): Promise<Page> => built.open(browser, hash === undefined ? {} : { hash })
  const calls = (page: Page, ...names: DeskCall['name'][]) =>
    page.evaluate((wanted) => fake.calls.filter(({ name }) => wanted.includes(name)), names)
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

  describe('for everyone', () => {
    let page: Page
    let flow: Flow
    beforeAll(async () => {
      // No colour is looked at half way to another.
      page = await built.open(browser, { reducedMotion: 'reduce' })
      flow = flowOf(page)
      await page.evaluate(
        await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
      )
    })
    afterAll(() => page.close())

    test.each(VIEWS)(
      '$name: axe finds nothing, a page also in dark and forced colours, and 320 pixels hold it',
      async ({ reach, isPage = false }) => {
        await lookAt(page, LOOKS[0])
        await reach(flow)
        for (const look of isPage ? LOOKS : LOOKS.slice(0, 1)) {
          await lookAt(page, look)
          const options: RunOptions = { runOnly: [...look.rules], resultTypes: ['violations'] }
          const { violations } = await page.evaluate((given) => axe.run(given), options)
          const found = violations.map(({ id, nodes }) => [
            id,
            nodes.map(({ html, failureSummary }) => [html, failureSummary]),
          ])
          expect([look.colorScheme, look.forcedColors, found]).toEqual([
            look.colorScheme,
            look.forcedColors,
            [],
          ])
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
        expect(await page.evaluate(widthWithTextSpacing)).toBe(320)
      },
    )

    test('follows the dark of Excel before that of the system', async () => {
      await lookAt(page, LOOKS[0])
      const background = () =>
        page.evaluate(
          () => getComputedStyle(document.querySelector('.pane') ?? document.body).backgroundColor,
        )
      expect(await background()).toBe('rgb(255, 255, 255)')
      await page.evaluate(() => {
        Object.assign(globalThis, {
          Office: { context: { officeTheme: { bodyBackgroundColor: '#1F1F1F' } } },
        })
        dispatchEvent(new Event('focus'))
      })
      expect(await background()).toBe('rgb(41, 41, 41)')
    })
  })

  test('puts a first report into the sheet with one click and no typing', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Insert report' }).click()
    await page.getByText('stands on the sheet').first().waitFor()
    expect(await calls(page, 'insertReport')).toEqual([
      { name: 'insertReport', given: [{ kind: 'cost_by_tenant', period: '2026-10', place: 'new sheet' }] },
    ])
    expect(await focused(page)).toContain('stands on the sheet Cost by tenant 2026-10.')
    await page.getByRole('button', { name: 'Go to Cost allocation by tenant' }).click()
    expect(await calls(page, 'goTo')).toEqual([{ name: 'goTo', given: ["'Cost by tenant 2026-10'!A12:H86"] }])
  })

  test('is used by keyboard alone, from signed out to a refreshed, explained and frozen workbook', async () => {
    const page = await open('#signed-out')
    const { keyboard } = page
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses++) {
        await keyboard.press('Tab')
        if ((await page.evaluate(nameOfFocused)).startsWith(name)) return
      }
      throw new Error(`${name} is not reached with the Tab key.`)
    }
    const hasFocus = (text: string) =>
      page.waitForFunction((expected) => document.activeElement?.textContent?.includes(expected), text)

    await tabTo('finance@sample')
    await keyboard.press('Enter')
    await hasFocus('Insert a report')
    expect(await page.getByRole('status').allTextContents()).toContain('finance@sample is signed in.')

    // Another report, by its list.
    await tabTo('Cost by tenant')
    for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(key)
    await tabTo('Insert report')
    await keyboard.press('Enter')
    await hasFocus('stands on the sheet')
    expect((await calls(page, 'insertReport'))[0]?.given).toMatchObject([{ kind: 'profitability' }])

    // Escape stops what is running, and nothing else happens.
    await page.evaluate(() => fake.holdLongWork(true))
    await page.getByRole('tab', { name: 'Reports' }).focus()
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowRight')
    await keyboard.press('Enter')
    await tabTo('Refresh figures')
    await keyboard.press('Enter')
    await page.getByText('1 of 4').waitFor()
    await keyboard.press('Escape')
    await hasFocus('Stopped. Nothing is left half written.')
    await page.evaluate(() => fake.holdLongWork(false))
    await keyboard.press('Shift+Tab')
    await keyboard.press('Enter')
    await hasFocus('12 formulas and 1 report refreshed. 5 figures changed.')
    expect(await page.getByRole('listitem').filter({ hasText: 'Birch & Sons' }).innerText()).toContain(
      'Was missing, now 88.20',
    )
    await tabTo('Go to Sheet1!B2')
    await keyboard.press('Enter')
    expect(await calls(page, 'goTo')).toEqual([{ name: 'goTo', given: ['Sheet1!B2'] }])

    await page.getByRole('tab', { name: 'Refresh' }).focus()
    await keyboard.press('ArrowRight')
    await keyboard.press('Enter')
    await tabTo('Explain the selected cell')
    await keyboard.press('Enter')
    await hasFocus('Acme, Total cost (USD), 2026-10')
    await tabTo('2 IPs')
    await keyboard.press('Enter')
    expect(await page.getByText('192.0.2.18').isVisible()).toBe(true)
    await tabTo('Put it on a sheet')
    await keyboard.press('Enter')
    await hasFocus('The explanation stands on the sheet Explanation of B2')

    await page.getByRole('tab', { name: 'Explain' }).focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await keyboard.press(key)
    await tabTo('Freeze a copy')
    await keyboard.press('Enter')
    await hasFocus('The copy stands on the sheet Sheet1 frozen 2026-11-22.')
  })

  test('offers the periods that are there now, of the kind that is chosen, and keeps what was chosen', async () => {
    const page = await open('#signed-out')
    const flow = flowOf(page)
    const period = page.getByRole('combobox', { name: 'Period' })
    // Insert report is pressed before the periods are there.
    await page.evaluate(() => {
      fake.holdPeriods()
      fake.signIn('finance@sample')
    })
    await page.getByRole('radio', { name: 'At the selected cell' }).check()
    await flow.press('Insert report')
    await flow.hear('Reading which periods there are')
    await page.evaluate(() => fake.letGo())
    await flow.hear('stands on the sheet')
    await flow.hear('sums to 12.00 where 12.01 was published.')
    expect((await calls(page, 'insertReport'))[0]?.given).toMatchObject([{ period: '2026-10' }])

    await period.click()
    await page.getByRole('option', { name: /^2026 / }).click()
    await page.getByRole('combobox', { name: 'Report' }).click()
    await page.getByRole('option', { name: /^Savings/ }).click()
    expect(await period.innerText()).toBe('October 2026 (open)')
    await period.click()
    expect(await page.getByRole('option').allInnerTexts()).toHaveLength(4)
    await page.keyboard.press('Escape')

    // Refreshed, then pinned: the newer outcome is shown. The periods are asked for again, and what was chosen stays.
    await page.evaluate(() => fake.publish())
    await flow.show('Refresh')
    await flow.press('Refresh figures')
    await flow.hear('5 figures changed')
    await flow.show('Workbook')
    await page.getByRole('radio', { name: 'As closed' }).check()
    await flow.press('Pin the workbook')
    await flow.hear('Nothing changed')
    await flow.show('Refresh')
    await flow.hear('Nothing.')
    expect(await page.getByText('5 figures changed').count()).toBe(0)
    await flow.show('Reports')
    expect(await period.innerText()).toBe('November 2026 (open)')
    await page.getByRole('combobox', { name: 'Report' }).click()
    await page.getByRole('option', { name: /^Profitability/ }).click()
    expect(await period.innerText()).toBe('2026 (open)')

    // Coming back to a page asks again, but not within moments.
    const asked = (await calls(page, 'periods')).length
    await flow.show('Reports')
    expect(await calls(page, 'periods')).toHaveLength(asked)
    await page.evaluate(() => {
      const later = Date.now() + 120_000
      Date.now = () => later
    })
    await flow.show('Reports')
    await flow.show('Settings')
    expect(await calls(page, 'periods')).toHaveLength(asked + 1)
  })

  test('shows a failure as it stands, keeps what was filled in, and is not pressed twice', async () => {
    const page = await open()
    const flow = flowOf(page)
    await page.getByRole('radio', { name: 'At the selected cell' }).check()
    const sentence = 'The sheet Plan is protected. Take the protection off, then insert the report again.'
    await page.evaluate((text) => fake.failNext('insertReport', text), sentence)
    await flow.press('Insert report')
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
    expect(await focused(page)).toBe(sentence)
    expect(await page.getByRole('radio', { name: 'At the selected cell' }).isChecked()).toBe(true)

    await page.evaluate(() => fake.holdLongWork(true))
    await page.getByRole('button', { name: 'Insert report' }).dblclick()
    await page.getByText('1 of 4').waitFor()
    await page.getByRole('button', { name: 'Insert report' }).press('Enter')
    // Work goes on while another page is looked at, and the focus stays there.
    await flow.show('Settings')
    await page.evaluate(() => fake.letGo())
    await page.getByRole('status').filter({ hasText: 'stands on the sheet' }).waitFor({ state: 'attached' })
    expect(await focused(page)).toBe('Settings')
    expect(await calls(page, 'insertReport')).toHaveLength(2)
  })

  test('what could not be read is asked for again on request, and the focus stays on the page', async () => {
    const page = await open('#signed-out')
    await page.evaluate(() => {
      fake.failNext('periods', 'The periods could not be read. Try again.')
      fake.signIn('finance@sample')
    })
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByRole('combobox', { name: 'Period' }).getByText('October 2026').waitFor()
    expect(await focused(page)).toBe('Insert a report')
  })

  test('writes formulas only after saying where, and replaces nothing without a yes', async () => {
    const page = await open()
    const flow = flowOf(page)
    await flow.show('Figure')
    await page.getByRole('combobox', { name: 'Measure' }).click()
    await page.keyboard.type('margin gross')
    await page.getByRole('option', { name: /^Gross margin/ }).click()
    await flow.chooseTenants('Acme', 'Birch')
    await page.getByText('Sheet1!B2:B3, 2 cells').waitFor()
    await flow.press('Write into the selected cells')
    await page.getByText('Something stands in 1 cell of Sheet1!B2:B3.').first().waitFor()
    expect(await calls(page, 'writeFormulas')).toEqual([])
    // Escape keeps what is there, and the focus is where writing begins again.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('Write into the selected cells')
    await page.keyboard.press('Enter')
    await flow.press('Replace')
    await page.getByText('2 formulas written in Sheet1!B2:B3.').first().waitFor()
    const choice = {
      measure: 'gross_margin_pct',
      tenants: [1, 2].map((number) => `00000000-0000-4000-8000-00000000000${number}`),
      periods: ['2026-10'],
    }
    expect(await calls(page, 'writeFormulas')).toEqual([{ name: 'writeFormulas', given: [choice] }])
  })

  test('signs out, has every formula asked anew, and keeps a name that was nobody', async () => {
    const page = await open()
    const flow = flowOf(page)
    await flow.show('Settings')
    await flow.press('Sign out')
    const name = page.getByLabel('Name of a sample person')
    await name.waitFor()
    expect(await name.evaluate((element) => element === document.activeElement)).toBe(true)
    await name.fill('stranger')
    await flow.press('Sign in')
    await page.getByRole('alert').filter({ hasText: 'stranger is nobody of the sample.' }).waitFor()
    await flow.show('Reports')
    expect(await name.inputValue()).toBe('stranger')
    expect(await page.getByRole('button', { name: 'Insert report' }).isVisible()).toBe(false)
    expect(await page.evaluate(() => fake.recalculations)).toBe(1)
  })

  planningClaims({ open, calls })

  describe('as it ships', () => {
    let shipped: ShippedPage
    beforeAll(async () => {
      shipped = await buildShippedPage()
    })
    afterAll(() => shipped.remove())

    test('has registered functions and commands, signs in by name, and has every formula asked anew', async () => {
      const page = await shipped.open(browser, 'Excel')
      const broken: string[] = []
      page.on('pageerror', ({ message }) => broken.push(message))
      page.on('console', (message) => {
        // There is no API behind it, and nobody known by the first name.
        if (!message.text().startsWith('Failed to load resource')) broken.push(message.text())
      })
      const name = page.getByLabel('Name of a sample person')
      await name.waitFor()
      const { associated, commands } = await page.evaluate(() => seen)
      expect(associated).toEqual(['COST', 'FIGURE', 'TABLE', 'EXPLAIN', 'NOTE', 'ASOF', 'RUN'])
      expect(commands).toEqual(COMMANDS.map(({ actionId }) => actionId))
      await name.fill('stranger@sample')
      await name.press('Enter')
      await page.getByRole('alert').filter({ hasText: 'stranger@sample is nobody of the sample.' }).waitFor()
      await name.fill(' finance@sample ')
      await name.press('Enter')
      await name.waitFor({ state: 'detached' })
      await page.waitForFunction(() => seen.calculations === 1)
      // Some pages lie in files of their own.
      await page.getByRole('tab', { name: 'Budget' }).click()
      await page.getByRole('button', { name: 'Insert variance sheet' }).waitFor()
      await page.getByRole('tab', { name: 'Settings' }).click()
      await page.getByText('finance@sample', { exact: true }).waitFor()
      await page.getByRole('checkbox', { name: 'While the service cannot be reached' }).check()
      expect(await page.evaluate(async () => (await penguin?.choices())?.staleAllowed)).toBe(true)
      expect(await page.getByRole('link', { name: 'PENGUIN.' }).count()).toBe(associated.length)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await name.waitFor()
      await page.waitForFunction(() => seen.calculations === 2)
      expect(broken).toEqual([])
    })

    test.each([
      ['in an ordinary page', null],
      ['where office.js does not load', 'no office.js'],
    ] as const)('%s says where it belongs', async (_, host) => {
      const page = await shipped.open(browser, host)
      await page.getByText('This page belongs into Excel').waitFor()
      const link = page.getByRole('link', { name: 'How to install it' })
      expect(await link.getAttribute('href')).toBe('help.html#installing')
      for (const sentence of STATEMENTS) expect(await page.getByText(sentence).isVisible()).toBe(true)
    })
  })

  test('does all this under the content security policy of the site, without a complaint', () => {
    expect(built.complaints).toEqual([])
  })
})

/** What a screen reader would begin with; runs in the page. */
function nameOfFocused(): string {
  const element = document.activeElement
  if (element instanceof HTMLInputElement && element.type !== 'radio') return element.value
  return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
}

/** With letters, words and lines set as wide as WCAG 2.2 (1.4.12) lets people set them; runs in the page. */
function widthWithTextSpacing(): number {
  const spaced = new CSSStyleSheet()
  spaced.replaceSync(
    '* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }',
  )
  document.adoptedStyleSheets = [spaced]
  const { scrollWidth } = document.documentElement
  document.adoptedStyleSheets = []
  return scrollWidth
}
