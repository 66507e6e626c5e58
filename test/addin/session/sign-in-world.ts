// Signing in, in a browser: the site over TLS under its own content security policy, the embedded issuer as the sign-in
// service at another origin, and what Excel gives a page where the test says so.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import getPort from 'get-port'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { OFFICE_SCRIPT } from '../../../addin/build/bundle-scripts.ts'
import { developmentCertificate } from '../../../addin/build/development-certificate.ts'
import { fillPage } from '../../../addin/build/fill-page.ts'
import { leanMsal } from '../../../addin/build/lean-msal.ts'
import { SOURCES } from '../../../addin/build/paths.ts'
import { serveAddIn } from '../../../addin/build/serve-add-in.ts'
import { contentSecurityPolicy } from '../../../infra/constructs/office-headers.ts'
import { startOidcIssuer } from '../../../infra/local/oidc-issuer.ts'
import { samplePeople } from '../../../infra/local/sample-people.ts'

const PAGE = `<!doctype html><title>The pane</title><link rel="icon" href="data:,">
<button id="sign-in">Sign in</button><button id="another">Another account</button><button id="sign-out">Sign out</button>
<output></output><script src="OFFICE"></script><script src="page.js"></script>`

export interface SignInWorld {
  readonly site: string
  readonly issuerUrl: string
  readonly jwksUrl: string
  /** The addresses at which people were asked to sign in, newest last. */
  readonly asked: URL[]
  /** What pages wrote to their consoles: nothing, under a policy that lets them work. */
  readonly broken: string[]
  /**
   * @param office what the page gets for office.js
   * @param authority another sign-in service than the embedded one, which is then not asked
   */
  open(office: string, authority?: string): Promise<Page>
  stop(): Promise<void>
}

export async function startSignInWorld(browser: Browser): Promise<SignInWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'penguin-sign-in-'))
  const certificate = await developmentCertificate('linux')
  const issuer = await startOidcIssuer({ port: 0, people: samplePeople([]), clock: Date.now })
  const service = await serveAddIn({
    folder,
    port: await getPort(),
    certificate,
    behind: { '/': { url: issuer.issuerUrl, keepsPrefix: true } },
  })
  const server = await serveAddIn({ folder, port: await getPort(), certificate, behind: {} })
  await buildPages(folder, service.url)

  const asked: URL[] = []
  const broken: string[] = []
  const policy = contentSecurityPolicy(server.url, service.url)
  const contexts: BrowserContext[] = []
  return {
    site: server.url,
    issuerUrl: issuer.issuerUrl,
    jwksUrl: issuer.jwksUrl,
    asked,
    broken,
    open: async (office, authority = service.url) => {
      const context = await browser.newContext({
        ignoreHTTPSErrors: true,
        permissions: ['local-network-access'],
      })
      contexts.push(context)
      context.on('console', (message) => broken.push(message.text()))
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (url.origin === service.url && url.pathname === '/authorize') asked.push(url)
      })
      const settings = { clientId: 'penguin-pane', authority, scope: 'figures.read' }
      const body = `globalThis.settings = ${JSON.stringify(settings)};\n${office}`
      await context.route(OFFICE_SCRIPT, (route) => route.fulfill({ contentType: 'text/javascript', body }))
      await context.route(`${server.url}/*.html`, async (route) => {
        const response = await route.fetch()
        await route.fulfill({
          response,
          headers: { ...response.headers(), 'content-security-policy': policy },
        })
      })
      // The issuer knows itself without TLS, which MSAL takes from nobody.
      await context.route(`${service.url}/.well-known/*`, async (route) => {
        const response = await route.fetch()
        await route.fulfill({
          response,
          body: (await response.text()).replaceAll(issuer.issuerUrl, service.url),
        })
      })
      context.setDefaultTimeout(10_000)
      const page = await context.newPage()
      await page.goto(`${server.url}/pane.html`)
      return page
    },
    stop: async () => {
      await Promise.all(contexts.map((context) => context.close()))
      await Promise.all([server.stop(), service.stop(), issuer.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function buildPages(folder: string, authority: string): Promise<void> {
  await build({
    entryPoints: {
      page: fileURLToPath(new URL('sign-in-page.ts', import.meta.url)),
      auth: SOURCES.authEntry,
    },
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    define: {
      // What a build writes into its page, each page of a test gets of its own.
      PENGUIN_SIGN_IN: 'globalThis.settings',
      PENGUIN_SIGN_IN_ORIGINS: JSON.stringify([authority]),
      PENGUIN_OFFICE_SCRIPT: JSON.stringify(OFFICE_SCRIPT),
    },
    plugins: [leanMsal],
    logLevel: 'warning',
  })
  const auth = await readFile(SOURCES.authPage, 'utf8')
  await writeFile(join(folder, 'auth.html'), fillPage(auth, { name: 'Penguin Figures', script: 'auth.js' }))
  await writeFile(join(folder, 'pane.html'), PAGE.replace('OFFICE', OFFICE_SCRIPT))
}
