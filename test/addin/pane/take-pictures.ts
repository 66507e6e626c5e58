// Takes the pictures of the pane in docs/pictures/pane, over the desk of the tests: each view at 320 pixels, and each
// page also in dark and high contrast. Run by hand after the pane has changed: `node test/addin/pane/take-pictures.ts`.
import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { bundleFakePage, lookAt, NARROW } from './fake-page.ts'
import { flowOf, VIEWS } from './views.ts'

const FOLDER = fileURLToPath(new URL('../../../docs/pictures/pane/', import.meta.url))

const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'high-contrast': { colorScheme: 'dark', forcedColors: 'active' },
} as const

await rm(FOLDER, { recursive: true, force: true })
await mkdir(FOLDER, { recursive: true })
const [browser, built] = await Promise.all([
  chromium.launch({
    executablePath: process.env.PENGUIN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  }),
  bundleFakePage(),
])
try {
  const page = await built.open(browser, { reducedMotion: 'reduce' })
  const flow = flowOf(page)
  for (const { name, reach, isOverlaid = false, isPage = false } of VIEWS) {
    await page.setViewportSize(NARROW)
    await reach(flow)
    // What lies over the page is as high as the window lets it be.
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    if (!isOverlaid) await page.setViewportSize({ ...NARROW, height })
    // A picture shows no pointer, and nothing that one is over.
    await page.mouse.move(319, 1)
    for (const [look, media] of Object.entries(LOOKS)) {
      if (!isPage && look !== 'light') continue
      await lookAt(page, media)
      await page.screenshot({ path: `${FOLDER}${name}-${look}.png` })
    }
    await lookAt(page, LOOKS.light)
  }
} finally {
  await browser.close()
}
console.log(`${VIEWS.length} views are pictured in docs/pictures/pane.`)
