// The built add-in in a browser, as Excel would load it: under the content security policy of the site, with a stand-in for
// office.js and for the sign-in service, and no server.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { OFFICE_SCRIPT } from '../../../addin/build/bundle-scripts.ts'
import { contentType } from '../../../addin/build/content-types.ts'
import { writeAddIn } from '../../../addin/build/write-add-in.ts'
import { contentSecurityPolicy } from '../../../infra/constructs/office-headers.ts'
import { NARROW } from './fake-page.ts'

const SITE = 'https://pane.test'
const TOKEN_PATH = '/sign-in/token'

/** What the stand-in for office.js keeps for the tests. */
export interface SeenByOffice {
  readonly associated: string[]
  readonly commands: string[]
  calculations: number
}

declare global {
  var seen: SeenByOffice
}

/** No more than the pane and the functions touch while they load: there is no workbook behind it. */
const officeScript = (host: 'Excel' | null): string => `
  globalThis.seen = { associated: [], commands: [], calculations: 0 }
  globalThis.Office = {
    HostType: { Excel: 'Excel' },
    onReady: async () => ({ host: ${JSON.stringify(host)} }),
    actions: { associate: (id) => seen.commands.push(id) },
  }
  globalThis.CustomFunctions = { associate: (id) => seen.associated.push(id) }
  globalThis.Excel = {
    CalculationType: { full: 'Full' },
    run: async (...given) => given.at(-1)({
      workbook: { application: { calculate: (type) => { if (type === 'Full') seen.calculations += 1 } } },
      sync: async () => undefined,
    }),
  }
`

/** What office.js says that it runs in: null for an ordinary page. */
export type PaneHost = 'Excel' | null | 'no office.js'

export interface ShippedPage {
  open(browser: Browser, host: PaneHost): Promise<Page>
  remove(): Promise<void>
}

export async function buildShippedPage(): Promise<ShippedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'penguin-pane-'))
  await writeAddIn({ folder, site: null, apiUrl: SITE, sampleTokenUrl: `${SITE}${TOKEN_PATH}` })
  return {
    open: async (browser, host) => {
      const page = await browser.newPage({ viewport: NARROW })
      page.setDefaultTimeout(10_000)
      await page.route(OFFICE_SCRIPT, (route) =>
        host === 'no office.js'
          ? route.abort()
          : route.fulfill({ contentType: 'text/javascript', body: officeScript(host) }),
      )
      await page.route(`${SITE}/**`, (route) => {
        const { pathname } = new URL(route.request().url())
        if (pathname.startsWith('/api/')) return route.fulfill({ status: 503 })
        if (pathname !== TOKEN_PATH) {
          const headers = { 'content-security-policy': contentSecurityPolicy(SITE, SITE) }
          return route.fulfill({ path: join(folder, pathname), contentType: contentType(pathname), headers })
        }
        const isKnown =
          new URLSearchParams(route.request().postData() ?? '').get('client_id') === 'finance@sample'
        const json = isKnown ? { access_token: 'a token', expires_in: 3600 } : {}
        return route.fulfill({ status: isKnown ? 200 : 401, json })
      })
      await page.goto(`${SITE}/taskpane.html`)
      return page
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
