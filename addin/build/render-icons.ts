// Draws the PNG icons of addin/assets from their SVGs, in a browser. Run by hand after a drawing changed (`node
// addin/build/render-icons.ts`); the pictures are committed, so that building needs no browser.
import { readFile, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { assetFile, ICON_SIZES, PACKAGE_ICONS } from '../manifest/icons.ts'

interface Drawing {
  readonly file: string
  readonly svg: string
  readonly size: number
  /** How much of the edge stays empty. */
  readonly margin?: number
}

/** Below 32 pixels a drawing of its own, on whole pixels. */
const SMALL = 'penguin-small.svg'
const USUAL = 'penguin.svg'

const DRAWINGS: readonly Drawing[] = [
  ...ICON_SIZES.map((size) => ({ file: `penguin-${size}.png`, svg: size < 32 ? SMALL : USUAL, size })),
  // Microsoft 365 wants the symbol within the inner 120 of 192 pixels, and the outline to its edge.
  { file: PACKAGE_ICONS.color, svg: USUAL, size: 192, margin: 36 },
  { file: PACKAGE_ICONS.outline, svg: 'penguin-outline.svg', size: 32 },
]

const browser = await chromium.launch({
  executablePath: process.env.PENGUIN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
try {
  const page = await browser.newPage()
  for (const { file, svg, size, margin = 0 } of DRAWINGS) {
    const drawing = await readFile(assetFile(svg), 'utf8')
    const edge = size - 2 * margin
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<style>body{margin:${margin}px}svg{display:block;width:${edge}px;height:${edge}px}</style>${drawing}`,
    )
    await writeFile(assetFile(file), await page.screenshot({ omitBackground: true }))
  }
} finally {
  await browser.close()
}
console.log(`${DRAWINGS.map(({ file }) => file).join(', ')} are drawn anew in addin/assets.`)
