// The functions as they are shipped: one small script that needs nothing but what Excel's runtime has, and gives Excel
// values and errors of Excel's own kind.
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { build, type Metafile } from 'esbuild'
import { functionsMetadata } from '../../../addin/functions/metadata.ts'
import type { PenguinRuntime } from '../../../addin/session/shared-runtime.ts'
import { gridAnswer, META } from './grid-service.ts'
import { somebody } from './started.ts'

const MOST_GZIPPED_BYTES = 60_000
const fileOf = (name: string) => new URL(`../../../addin/functions/${name}`, import.meta.url)

let code: string
let metafile: Metafile

beforeAll(async () => {
  const built = await build({
    entryPoints: [fileOf('main.ts').pathname],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'chrome109', 'safari16.4'],
    define: { PENGUIN_API_URL: '"https://figures.example.com"' },
    write: false,
    metafile: true,
  })
  code = built.outputFiles[0]?.text ?? ''
  metafile = built.metafile
})

class ExcelError extends Error {
  readonly code: string
  constructor(errorCode: string, message?: string) {
    super(message)
    this.code = errorCode
  }
}

type CustomFunction = (...given: unknown[]) => Promise<unknown>
type Fetched = { url: string; body: unknown }

/** The bundle in a runtime that has what Excel's has, and nothing of Node's own. */
function loaded(
  answer = (body: unknown) => gridAnswer({ body } as never) as object,
  formattedNumbers = false,
) {
  const functions: Record<string, CustomFunction> = {}
  const fetched: Fetched[] = []
  const stored = new Map<string, string>()
  const sandbox = {
    AbortController,
    AbortSignal,
    URL,
    URLSearchParams,
    setTimeout,
    clearTimeout,
    fetch: async (url: string, init: RequestInit) => {
      const body = JSON.parse(String(init.body ?? 'null'))
      fetched.push({ url, body })
      return Response.json(answer(body))
    },
    CustomFunctions: {
      Error: ExcelError,
      ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
      associate: (id: string, implementation: CustomFunction) => {
        functions[id] = implementation
      },
    },
    Office: { context: { requirements: { isSetSupported: () => formattedNumbers } } },
    OfficeRuntime: {
      storage: {
        getItem: async (key: string) => stored.get(key) ?? null,
        setItem: async (key: string, value: string) => void stored.set(key, value),
        removeItem: async (key: string) => void stored.delete(key),
      },
    },
    penguin: undefined as PenguinRuntime | undefined,
  }
  runInContext(code, createContext(Object.assign(sandbox, { self: sandbox })))
  const call = async (id: string, ...given: unknown[]): Promise<unknown> => {
    try {
      return await functions[id]?.(...given, {})
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error
      return `${error.code} ${error.message}`
    }
  }
  return { functions, fetched, call, penguin: sandbox.penguin as PenguinRuntime }
}

test('it is small, and neither React nor a sign-in library nor a schema library is in it', () => {
  const gzippedBytes = gzipSync(code).length
  expect(gzippedBytes).toBeLessThan(MOST_GZIPPED_BYTES)
  // Far below: what is not needed to calculate a cell does not slip in.
  expect(gzippedBytes).toBeLessThan(20_000)
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))).toEqual([])
})

test('every function that Excel registers is there, and no other', () => {
  const { functions: described } = functionsMetadata(readFileSync(fileOf('functions.ts'), 'utf8'), '')
  expect(Object.keys(loaded().functions).sort()).toEqual(described.map(({ id }) => id).sort())
})

describe('loaded by Excel', () => {
  test('it answers cells once somebody is signed in, from the API that it was built for', async () => {
    const { call, fetched, penguin } = loaded((body) =>
      gridAnswer({ body } as never, { cellOf: () => 123_456, bounds: { profit: 'at_most' } }),
    )
    expect(await call('COST', 'Acme', '2026-10', null, null)).toBe('#N/A Sign in from the Penguin pane.')
    penguin.setSession(somebody())
    expect(await call('COST', 'Acme', '2026-10', null, null)).toBe(1234.56)
    expect(await call('FIGURE', 'profit', 'Acme', 46_296, null)).toBe(1234.56)
    expect(await call('RUN', '2026-10', '')).toMatch(/^019ad736/)
    expect(await call('ASOF', '2026-10', 0)).toBe('2026-11-01T00:00:00Z')
    expect(await call('NOTE', 'total_cost', 'Acme', '2026-10', null)).toContain('Not an invoice.')
    expect(fetched[0]?.url).toBe('https://figures.example.com/api/v1/figures/query')
  })

  test('it shows bounds in the format of the number where this Excel has that', async () => {
    const { call, penguin } = loaded(
      (body) => gridAnswer({ body } as never, { bounds: { total_cost: 'at_least' } }),
      true,
    )
    penguin.setSession(somebody())
    expect(await call('COST', 'Acme', '2026-10', null, null)).toMatchObject({
      type: 'Double',
      numberFormat: expect.stringMatching(/^"at least "/),
    })
  })

  test('its errors are errors of Excel, those in the cells of a table too', async () => {
    const row = { tenant_id: 'a', tenant_name: '=1+1', cost_complete: true, unknown_resources: 0, bounds: {} }
    const page = {
      tenants: [
        {
          ...row,
          figures: { revenue: 100 },
          missing: { profit: { code: 'x', message: 'No cost is known.' } },
        },
      ],
      tenant_count: 1,
      next_cursor: null,
      pools: null,
    }
    const { call, penguin } = loaded(() => ({ success: true, data: page, meta: META }))
    penguin.setSession(somebody())
    const [, cells] = (await call('TABLE', 'profitability', '2026-10', null)) as unknown[][]
    expect(cells?.slice(0, 3)).toEqual(['=1+1', 'a', 1])
    expect(cells?.[4]).toEqual(new ExcelError('#N/A', 'No cost is known.'))
    expect(await call('COST', 4711, '2026-10', null, null)).toMatch(/^#VALUE! tenant is the number 4711/)
    expect(await call('FIGURE', 'cost', 'Acme', '2026-10', null)).toMatch(/^#VALUE! measure is "cost"/)
  })

  test.each([true, 'true'])(
    'it sends nothing for a formula that is being typed (%j)',
    async (isInValuePreview) => {
      const { functions, fetched, penguin } = loaded()
      penguin.setSession(somebody())
      await expect(functions.COST?.('Acme', '2026-10', null, null, { isInValuePreview })).rejects.toEqual(
        new ExcelError('#N/A', 'Press Enter to fetch it.'),
      )
      expect(fetched).toEqual([])
    },
  )

  test('it lets go when Excel cancels', async () => {
    const { functions, fetched, penguin } = loaded()
    penguin.setSession(somebody())
    const invocation: { onCanceled?: () => void } = {}
    const given = functions.COST?.('Acme', '2026-10', null, null, invocation)
    invocation.onCanceled?.()
    await expect(given).rejects.toBeInstanceOf(ExcelError)
    expect(fetched).toEqual([])
  })

  test('it loads before office.js is there', () => {
    expect(() =>
      runInContext(code, createContext({ CustomFunctions: { associate: () => undefined }, self: {} })),
    ).not.toThrow()
  })
})
