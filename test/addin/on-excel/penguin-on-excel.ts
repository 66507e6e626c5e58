// The add-in's functions as they ship, in the stand-in for Excel, asking a service that a test or a benchmark writes.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleScripts } from '../../../addin/build/bundle-scripts.ts'
import { SOURCES } from '../../../addin/build/paths.ts'
import { functionsMetadata } from '../../../addin/functions/metadata.ts'
import type { PenguinRuntime } from '../../../addin/session/shared-runtime.ts'
import type { FunctionsMetadata } from '../../hosts/excel/calculation/functions-metadata.ts'
import { readLibrary } from '../../hosts/excel/client/read-library-node.ts'
import { loadAddIn } from '../../hosts/excel/load-add-in.ts'
import type { HostName } from '../../hosts/excel/members/hosts.ts'
import { type ExcelHost, type ExcelOptions, startExcelHost } from '../../hosts/excel/start-excel.ts'
import type { Service } from '../functions/started.ts'

const API_URL = 'https://figures.example.com'

export interface PenguinFiles {
  readonly script: string
  readonly metadata: FunctionsMetadata
}

/** Built as for a site: the bundle that Excel loads, and what its manifest names. */
export async function penguinFiles(): Promise<PenguinFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'penguin-functions-'))
  try {
    const { functions } = await bundleScripts({ folder, apiUrl: API_URL, sampleTokenUrl: null })
    const source = await readFile(SOURCES.functions, 'utf8')
    return {
      script: await readFile(join(folder, functions), 'utf8'),
      metadata: functionsMetadata(source, '') as FunctionsMetadata,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export interface PenguinOnExcel extends ExcelHost {
  readonly penguin: PenguinRuntime
  /** From now on requests go there. */
  serveBy(service: Service): void
}

export function startPenguin(
  files: PenguinFiles,
  host: HostName,
  service: Service,
  globals: Readonly<Record<string, unknown>> = {},
  user: Pick<ExcelOptions, 'locale' | 'model'> = {},
): PenguinOnExcel {
  let served = service
  let requests = 0
  const excel = startExcelHost({
    ...user,
    host,
    librarySource: readLibrary,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const text = await request.text()
      requests += 1
      const received = {
        method: request.method,
        url: new URL(request.url),
        token: request.headers.get('authorization')?.replace('Bearer ', '') ?? '',
        body: text === '' ? undefined : JSON.parse(text),
        bytes: Buffer.byteLength(text),
        signal: request.signal,
      }
      return served(received, requests)
    },
  })
  const window = loadAddIn(excel, { ...files, namespace: 'PENGUIN', globals })
  const penguin = window.penguin as PenguinRuntime
  return Object.assign(excel, {
    penguin,
    serveBy: (another: Service) => {
      served = another
    },
  })
}
