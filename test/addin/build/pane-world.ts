// The pane in a browser, as Excel would load it: the built add-in over TLS, with a stand-in for office.js and for the
// sign-in service, under the content security policy of the site.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import getPort from 'get-port'
import type { Browser, Page } from 'playwright-core'
import { developmentCertificate } from '../../../addin/build/development-certificate.ts'
import { OFFICE_SCRIPT } from '../../../addin/build/pane-page.ts'
import { serveAddIn } from '../../../addin/build/serve-add-in.ts'
import { writeAddIn } from '../../../addin/build/write-add-in.ts'
import { siteAt } from '../../../addin/manifest/site.ts'
import { contentSecurityPolicy } from '../../../infra/constructs/office-headers.ts'

/** What the stand-in for office.js keeps for the tests. */
export interface SeenByOffice {
  readonly associated: string[]
  calculations: number
}

declare global {
  var seen: SeenByOffice
}

/** No more than the pane and the functions touch while they load. */
const officeScript = (host: 'Excel' | null): string => `
  globalThis.seen = { associated: [], calculations: 0 }
  globalThis.Office = {
    HostType: { Excel: 'Excel' },
    onReady: async () => ({ host: ${JSON.stringify(host)} }),
  }
  globalThis.CustomFunctions = { associate: (id) => seen.associated.push(id) }
  globalThis.Excel = {
    CalculationType: { full: 'Full' },
    run: (batch) => batch({
      workbook: { application: { calculate: (type) => { if (type === 'Full') seen.calculations += 1 } } },
      sync: async () => undefined,
    }),
  }
`

/** What office.js says that it runs in: null for an ordinary page. */
export type PaneHost = 'Excel' | null | 'no office.js'

export interface PaneWorld {
  /** As narrow as Excel makes it. */
  open(browser: Browser, host: PaneHost): Promise<Page>
  stop(): Promise<void>
}

export async function startPaneWorld(): Promise<PaneWorld> {
  const signIn = createServer(async (incoming, response) => {
    const subject = new URLSearchParams((await incoming.toArray()).join('')).get('client_id')
    const isKnown = subject === 'finance@sample'
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isKnown ? { access_token: 'a token', expires_in: 3600 } : {}))
  }).listen(0, '127.0.0.1')
  await once(signIn, 'listening')
  const signInUrl = `http://127.0.0.1:${(signIn.address() as AddressInfo).port}`
  const folder = await mkdtemp(join(tmpdir(), 'penguin-pane-'))
  const port = await getPort()
  const url = `https://localhost:${port}`
  await writeAddIn({
    folder,
    site: siteAt({ site: url, api: url }),
    apiUrl: url,
    sampleTokenUrl: `${url}/sign-in/token`,
  })
  const server = await serveAddIn({
    folder,
    port,
    certificate: await developmentCertificate('linux'),
    behind: { '/sign-in/': { url: signInUrl, keepsPrefix: false } },
  })
  return {
    open: async (browser, host) => {
      const viewport = { width: 320, height: 640 }
      const page = await browser.newPage({ ignoreHTTPSErrors: true, viewport })
      await page.route(OFFICE_SCRIPT, (route) =>
        host === 'no office.js'
          ? route.abort()
          : route.fulfill({ contentType: 'text/javascript', body: officeScript(host) }),
      )
      await page.route(`${url}/taskpane.html`, async (route) => {
        const response = await route.fetch()
        const policy = contentSecurityPolicy(url, url)
        await route.fulfill({
          response,
          headers: { ...response.headers(), 'content-security-policy': policy },
        })
      })
      await page.goto(`${url}/taskpane.html`)
      return page
    },
    stop: async () => {
      await server.stop()
      signIn.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
