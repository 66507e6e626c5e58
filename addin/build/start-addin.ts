// `npm run addin:start`: builds the add-in for this machine, serves it over TLS together with the API of `npm start`,
// and opens Excel with it, until Ctrl-C.
import { resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { siteAt } from '../manifest/site.ts'
import { SITE_FILES } from '../manifest/site-files.ts'
import { developmentCertificate } from './development-certificate.ts'
import { type OpenedExcel, openExcel } from './open-excel.ts'
import { STARTED_FOLDER } from './paths.ts'
import { type AddInServer, serveAddIn } from './serve-add-in.ts'
import { writeAddIn } from './write-add-in.ts'

interface Given {
  readonly web?: string
  readonly port: number
  readonly api: string
  readonly signIn: string
  readonly debug: boolean
  readonly excel: boolean
  readonly out: string
}

/** Where npm start puts them, by the same variables. */
const { PENGUIN_API_PORT = '8088', PENGUIN_OIDC_PORT = '8089' } = process.env

const given = new Command('addin:start')
  .description('Opens Excel with the add-in, served from this machine, with the figures of npm start.')
  .option(
    '--web <document>',
    'the address of a workbook on OneDrive or SharePoint: opens it in Excel on the web',
  )
  .option('--port <port>', 'where the add-in is served', portOf, 3000)
  .option('--api <url>', 'the figures API', `http://localhost:${PENGUIN_API_PORT}`)
  .option('--sign-in <url>', 'the embedded sign-in service', `http://localhost:${PENGUIN_OIDC_PORT}`)
  .option('--debug', 'lets a debugger attach to the add-in', false)
  .option('--no-excel', 'serves the add-in and opens nothing')
  .option('--out <folder>', 'where to build it', STARTED_FOLDER)
  .parse()
  .opts<Given>()

let server: AddInServer | undefined
let excel: OpenedExcel | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0))
const starting = start()
starting.catch((error) => {
  console.error(error instanceof Error ? error.message : String(error))
  return stop(1)
})

async function start(): Promise<void> {
  const { port, api, signIn, web, debug, out } = given
  const url = `https://localhost:${port}`
  const site = siteAt({ site: url, api: url })
  const certificate = await developmentCertificate(process.platform)
  await writeAddIn({
    folder: out,
    site,
    apiUrl: site.apiUrl,
    sampleTokenUrl: `${url}/sign-in/token`,
  })
  server = await serveAddIn({
    folder: out,
    port,
    certificate,
    behind: {
      '/api/': { url: withoutSlash(api), keepsPrefix: true },
      '/sign-in/': { url: withoutSlash(signIn), keepsPrefix: false },
    },
  })
  console.log(`The add-in is served at ${server.url}, its figures come from ${api}.`)
  if (!(await answers(api))) console.log(`${api} does not answer yet: run npm start in another terminal.`)
  if (given.excel) {
    excel = await openExcel({
      platform: process.platform,
      siteUrl: server.url,
      manifest: resolve(out, SITE_FILES.addInOnlyManifest),
      ...(web !== undefined && { document: web }),
      isDebugged: debug,
      debugging: () => import('office-addin-debugging'),
    })
    console.log(excel.sentence)
  }
  console.log('Ctrl-C stops it.')
}

/** The add-in leaves Excel before the address that it is served at does; what is being done just now is waited for. */
async function stop(exitCode: number): Promise<void> {
  await starting.catch(() => undefined)
  await excel?.close().catch((error) => console.error(`The add-in stays in Excel: ${error.message}`))
  await server?.stop()
  process.exit(exitCode)
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return true
  } catch {
    return false
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('It takes a whole number from 1 to 65535.')
  return port
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
