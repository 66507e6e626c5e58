// The stand-in's page in a browser with the shipped pane beside the grid, as it is before anybody signs in.
import type { Browser, Frame, Page } from 'playwright-core'
import { GridKeys } from '../../hosts/excel/page/grid-keys.ts'

export interface OpenedPane {
  readonly page: Page
  readonly pane: Frame
  /** What the page logged as an error or a warning, or threw, so far. */
  readonly complaints: readonly string[]
}

/** Long enough for a machine that has much else to do. */
const PATIENCE_MS = 20_000

export async function openPane(
  browser: Browser,
  pageUrl: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<OpenedPane> {
  const page = await browser.newPage({ viewport })
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await GridKeys.open(page, pageUrl)
  await page.frameLocator('iframe[title="Add-in"]').getByRole('button', { name: 'Sign in' }).waitFor()
  const pane = page.frames().find((each) => each !== page.mainFrame())
  if (pane === undefined) throw new Error('The page shows no pane.')
  return { page, pane, complaints }
}
