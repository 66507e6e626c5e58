// The pane in a real browser: who is signed in, signing in by name, refreshing, and being read by everyone.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { describeInBrowser, startBrowser } from '../../engines/browser.ts'
import { type PaneWorld, startPaneWorld } from './pane-world.ts'

describeInBrowser('The pane', () => {
  let browser: Browser
  let world: PaneWorld
  /** One that is only looked at. */
  let page: Page
  const broken: string[] = []
  beforeAll(async () => {
    ;[browser, world] = await Promise.all([startBrowser(), startPaneWorld()])
    page = await inExcel()
  })
  afterAll(async () => {
    await browser.close()
    await world.stop()
  })

  async function inExcel(): Promise<Page> {
    const opened = await world.open(browser, 'Excel')
    opened.on('console', (message) => broken.push(message.text()))
    opened.on('pageerror', ({ message }) => broken.push(message))
    return opened
  }

  test('has registered the functions by the time that it says who is signed in', async () => {
    expect(await page.evaluate(() => seen.associated)).toEqual([
      'COST',
      'FIGURE',
      'TABLE',
      'EXPLAIN',
      'NOTE',
      'ASOF',
      'RUN',
    ])
    expect(await page.getByRole('status').first().textContent()).toBe('Nobody is signed in.')
  })

  test('fits in 320 pixels, and everything in it is reached and named by the keyboard', async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const reached: string[] = []
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab')
      reached.push(await page.evaluate(() => document.activeElement?.id ?? ''))
    }
    // The button that signs in and the first link need no id.
    expect(reached).toEqual(['subject', '', 'refresh', 'stale-allowed', ''])
    const tree = await page.locator('body').ariaSnapshot()
    for (const part of [
      'heading "Penguin Figures" [level=1]',
      'main:',
      'region "Who is signed in"',
      'contentinfo',
    ]) {
      expect(tree).toContain(part)
    }
  })

  test.each(['light', 'dark'] as const)(
    'has a contrast of 4.5 to 1 or more where the system is %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate(leastContrast)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('keeps what is chosen for when the service cannot be reached', async () => {
    const name = 'While the service cannot be reached, show what was last known'
    await page.getByRole('checkbox', { name }).check()
    expect(await page.evaluate(async () => (await penguin?.choices())?.staleAllowed)).toBe(true)
  })

  test('signs in by name, has every formula asked anew, and signs out', async () => {
    const signing = await inExcel()
    await signing.getByLabel('Name of a sample person').fill(' finance@sample ')
    await signing.getByRole('button', { name: 'Sign in' }).press('Enter')
    await signing.getByText('finance@sample is signed in.').waitFor()
    const focused = () => signing.evaluate(() => document.activeElement?.id)
    expect(await focused()).toBe('sign-out')
    await signing.waitForFunction(() => seen.calculations === 1)
    expect(await signing.getByLabel('Name of a sample person').isVisible()).toBe(false)
    await signing.getByRole('button', { name: 'Sign out' }).click()
    await signing.getByText('Nobody is signed in.').waitFor()
    await signing.waitForFunction(() => seen.calculations === 2)
    expect(await signing.getByLabel('Name of a sample person').isVisible()).toBe(true)
    expect(await focused()).toBe('subject')
  })

  test('refreshes on demand', async () => {
    const before = await page.evaluate(() => seen.calculations)
    await page.getByRole('button', { name: 'Refresh figures' }).click()
    await page.getByText('Asked anew at').waitFor()
    expect(await page.evaluate(() => seen.calculations)).toBe(before + 1)
  })

  test('does all this under the content security policy of the site', () => {
    expect(broken).toEqual([])
  })

  test('says that a name is nobody, and signs nobody in', async () => {
    await page.getByLabel('Name of a sample person').fill('stranger@sample')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').filter({ hasText: 'stranger@sample is nobody of the sample.' }).waitFor()
    expect(await page.getByText('Nobody is signed in.').isVisible()).toBe(true)
  })

  test.each([
    ['in an ordinary page', null],
    ['where office.js does not load', 'no office.js'],
  ] as const)('%s says where it belongs', async (_, host) => {
    const outside = await world.open(browser, host)
    await outside.getByText('This page belongs into Excel').waitFor()
    expect(await outside.getByRole('link', { name: 'How to install it' }).getAttribute('href')).toBe(
      'help.html',
    )
  })
})

/** Of all texts that are seen, by WCAG 2.2 (1.4.3); runs in the page. */
function leastContrast(): number {
  const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const background = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)'
    const color = getComputedStyle(element).backgroundColor
    return channels(color)[3] === 0 ? background(element.parentElement) : color
  }
  const contrasts = [...document.querySelectorAll('body *')].flatMap((element) => {
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.textContent?.trim() !== '',
    )
    const isShown = element.checkVisibility()
    // What cannot be used need not be read.
    if (!hasText || !isShown || (element instanceof HTMLButtonElement && element.disabled)) return []
    const both = [luminance(getComputedStyle(element).color), luminance(background(element))]
    return [(Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)]
  })
  return Math.min(...contrasts)
}
