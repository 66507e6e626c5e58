// The pane over the desk of the tests in a browser: bundled once, under the content security policy of the site, with no
// server behind it.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { contentSecurityPolicy } from '../../../infra/constructs/office-headers.ts'

const SITE = 'https://pane.test'

/** As narrow as Excel makes it. */
export const NARROW = { width: 320, height: 640 }

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Penguin Figures</title>
    <link rel="icon" href="/icon.png">
    <link rel="stylesheet" href="/pane.css">
    <script src="/pane.js" defer></script>
  </head>
  <body>
    <div id="pane"></div>
    <template id="functions">
      <dl>
        <dt><a href="help.html#cost"><code>PENGUIN.COST(tenant, period, [component], [knownAt])</code></a></dt>
        <dd>What a tenant costs in a period, in dollars.</dd>
        <dt><a href="help.html#figure"><code>PENGUIN.FIGURE(measure, tenant, period, [knownAt])</code></a></dt>
        <dd>A published figure of a tenant, or of the platform, in a period.</dd>
      </dl>
    </template>
  </body>
</html>`

export interface FakePage {
  /** What the browser complained about in any page: violations of the policy are among it. */
  readonly complaints: readonly string[]
  readonly scriptBytes: Uint8Array
  /** The page of the last time, loaded anew with nothing stored, where nothing else is asked of it: one takes a second to make. */
  open(browser: Browser, options?: BrowserContextOptions & { readonly hash?: string }): Promise<Page>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Lets a change of colours reach every element. */
export async function lookAt(page: Page, look: Parameters<Page['emulateMedia']>[0]): Promise<void> {
  await page.emulateMedia(look)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

export async function bundleFakePage(): Promise<FakePage> {
  const { outputFiles } = await build({
    entryPoints: { pane: here('fake-pane.ts'), style: here('../../../addin/pane/pane.css') },
    outdir: 'out',
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2024',
    write: false,
    logLevel: 'warning',
  })
  const bytesOf = (name: string): Uint8Array =>
    outputFiles.find(({ path }) => path.endsWith(name))?.contents ?? new Uint8Array()
  const icon = here('../../../addin/assets/penguin-64.png')
  const complaints: string[] = []
  const answers: Readonly<Record<string, { contentType: string; body?: Buffer; path?: string }>> = {
    '/': { contentType: 'text/html', body: Buffer.from(HTML) },
    '/pane.js': { contentType: 'text/javascript', body: Buffer.from(bytesOf('pane.js')) },
    '/pane.css': { contentType: 'text/css', body: Buffer.from(bytesOf('style.css')) },
    '/icon.png': { contentType: 'image/png', path: icon },
  }
  const newPage = async (browser: Browser, options: BrowserContextOptions): Promise<Page> => {
    const page = await browser.newPage({ viewport: NARROW, locale: 'en-US', ...options })
    page.setDefaultTimeout(10_000)
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', ({ message }) => complaints.push(message))
    await page.route(`${SITE}/**`, (route) => {
      const answer = answers[new URL(route.request().url()).pathname]
      if (answer === undefined) return route.fulfill({ status: 404 })
      const headers = { 'content-security-policy': contentSecurityPolicy(SITE, SITE) }
      return route.fulfill({ ...answer, headers })
    })
    return page
  }
  let plain: Page | undefined
  const plainPage = async (browser: Browser): Promise<Page> => {
    if (plain === undefined) {
      plain = await newPage(browser, {})
      return plain
    }
    await plain.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    await plain.goto('about:blank')
    return plain
  }
  return {
    complaints,
    scriptBytes: bytesOf('pane.js'),
    open: async (browser, { hash = '', ...options } = {}) => {
      const isPlain = Object.keys(options).length === 0
      const page = await (isPlain ? plainPage(browser) : newPage(browser, options))
      await page.goto(`${SITE}/${hash}`)
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      return page
    },
  }
}
