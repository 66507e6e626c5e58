// What a site serves is complete, lean where Excel waits for it, and has nothing of the sample in it.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { OFFICE_SCRIPT } from '../../../addin/build/bundle-scripts.ts'
import {
  type BuiltAddIn,
  MOST_FUNCTIONS_BYTES,
  MOST_MSAL_BYTES,
  MOST_PANE_BYTES,
  writeAddIn,
} from '../../../addin/build/write-add-in.ts'
import { build, SAMPLE_TOKEN_URL, SIGN_IN, SITE, type TestBuild } from './built.ts'

let built: TestBuild
beforeAll(async () => {
  built = await build()
})

describe('The functions', () => {
  test('are under 60 KB gzipped, without React, MSAL or any other package', () => {
    expect(MOST_FUNCTIONS_BYTES).toBe(60_000)
    expect(built.functions.gzippedBytes).toBeLessThan(MOST_FUNCTIONS_BYTES)
    expect(built.functionsPackages).toEqual([])
  })

  test('ask the API that the add-in was built for', async () => {
    const script = await built.text(built.functions.path)
    expect(script.includes('https://api.figures.example.com')).toBe(true)
    expect(script.includes('localhost:8088')).toBe(false)
  })

  test('lie a second time under the name that installed manifests have, beside the same source map', async () => {
    const script = await built.text(built.functions.path)
    const named = await built.text('functions.js')
    expect(named.replace('sourceMappingURL=assets/', 'sourceMappingURL=') === script).toBe(true)
    expect(existsSync(join(built.folder, `${built.functions.path}.map`))).toBe(true)
  })

  test('are described to Excel with help on each at its heading', async () => {
    const help = await built.text('help.html')
    const { functions } = JSON.parse(await built.text('functions.json'))
    expect(functions.map(({ id }: { id: string }) => id)).toEqual([
      'COST',
      'FIGURE',
      'TABLE',
      'EXPLAIN',
      'NOTE',
      'ASOF',
      'RUN',
    ])
    for (const { helpUrl } of functions) {
      const [page, fragment] = helpUrl.split('#')
      expect(page).toBe('https://excel.figures.example.com/help.html')
      expect(help).toContain(`id="${fragment}"`)
    }
  })
})

describe('The page', () => {
  test('loads office.js from Microsoft, then the functions, then the pane', async () => {
    const scripts = [...(await built.text('taskpane.html')).matchAll(/<script src="([^"]*)"/g)].map(
      ([, src]) => src,
    )
    expect(scripts).toEqual([OFFICE_SCRIPT, built.functions.path, built.pane.path])
    expect(OFFICE_SCRIPT).toBe('https://appsforoffice.microsoft.com/lib/1/hosted/office.js')
  })

  test('is also what the folder itself shows', async () => {
    expect(await built.text('index.html')).toBe(await built.text('taskpane.html'))
  })

  test('names no file that is not there', async () => {
    for (const page of ['taskpane.html', 'help.html', 'auth.html']) {
      const html = await built.text(page)
      for (const [, address = ''] of html.matchAll(/(?:src|href)="([^"#]+)/g)) {
        if (!address.startsWith('https:')) expect(existsSync(join(built.folder, address))).toBe(true)
      }
    }
  })

  test('has every function with its arguments, for the pane to list', async () => {
    const html = await built.text('taskpane.html')
    expect(html).toContain('PENGUIN.COST(tenant, period, [component], [knownAt])')
    expect(html.match(/<dt>/g)).toHaveLength(7)
  })

  test('has both sentences of the figure book', async () => {
    const html = await built.text('taskpane.html')
    expect(html).toContain('Modeled internal approximation based on provider invoices and usage patterns.')
    expect(html).toContain('Not an invoice. Always validate with finance systems.')
  })
})

describe('The pane', () => {
  const allOf = async (): Promise<string> => {
    const html = await built.text('taskpane.html')
    const parts = [...html.matchAll(/<link rel="modulepreload" href="([^"]*)"/g)].map(([, href = '']) => href)
    return (await Promise.all([built.pane.path, ...parts].map((path) => built.text(path)))).join('\n')
  }

  test('is under 300 KB gzipped with React, which is React for production, and without MSAL', async () => {
    expect(MOST_PANE_BYTES).toBe(300_000)
    expect(built.pane.gzippedBytes).toBeLessThan(MOST_PANE_BYTES)
    const script = await allOf()
    // Schemas check what the API is sent and answers; the pane shows it.
    for (const left of ['react-dom.development', 'msal.js.browser', 'ZodError']) {
      expect([left, script.includes(left)]).toEqual([left, false])
    }
  })

  test('loads MSAL from a file of its own on the same site, which is under 75 KB gzipped', async () => {
    expect(MOST_MSAL_BYTES).toBe(75_000)
    expect(built.msal?.gzippedBytes).toBeLessThan(MOST_MSAL_BYTES)
    const path = built.msal?.path ?? ''
    expect(await built.text(path)).toContain('msal.js.browser')
    expect(await built.text(built.pane.path)).toContain(`import("./${path.split('/').at(-1)}")`)
    // Who is signed in already, or in by name, waits for none of it.
    expect(await built.text('taskpane.html')).not.toContain(path)
  })

  test('signs in where the build says, and knows nobody of the sample', async () => {
    const script = await allOf()
    for (const setting of Object.values(SIGN_IN)) expect(script.includes(setting)).toBe(true)
    expect(script.includes('@sample')).toBe(false)
  })

  test('leads to the sign-in service and nowhere else from the page that people come back to', async () => {
    const script = await built.text(built.auth.path)
    expect(script.includes('https://login.microsoftonline.com')).toBe(true)
    expect(script.includes('localhost')).toBe(false)
    expect(built.auth.gzippedBytes).toBeLessThan(15_000)
    expect(await built.text('auth.html')).not.toMatch(/<script[^>]*>[^<]/)
  })
})

describe('A build for this machine', () => {
  let folder = ''
  let sample: BuiltAddIn
  const again = () =>
    writeAddIn({ folder, site: null, apiUrl: SITE.apiUrl, sampleTokenUrl: SAMPLE_TOKEN_URL })
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'penguin-kept-'))
    await writeFile(join(folder, 'letter.txt'), 'Dear aunt')
    await expect(again()).rejects.toThrow(`${folder} holds files that are no add-in`)
    await rm(join(folder, 'letter.txt'))
    // An earlier build.
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'taskpane.html'), '')
    await writeFile(join(folder, 'assets/old.js'), '')
    sample = await again()
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('takes the place of an earlier one, and of nothing else', () => {
    expect(existsSync(join(folder, 'assets/old.js'))).toBe(false)
    // A host without manifests gets none.
    expect(existsSync(join(folder, 'manifest.xml'))).toBe(false)
  })

  test('signs in by name, which needs no MSAL', async () => {
    const script = await readFile(join(folder, sample.pane.path), 'utf8')
    expect([script.includes('finance@sample'), script.includes(SAMPLE_TOKEN_URL)]).toEqual([true, true])
    expect(sample.msal).toBeNull()
  })
})

describe('The manifests', () => {
  test.each(['manifest.xml', 'manifest.json'])(
    '%s names no file of the site that is not there',
    async (name) => {
      const addresses = [...(await built.text(name)).matchAll(new RegExp(`${SITE.url}/([^"#]*)`, 'g'))]
      expect(addresses.length).toBeGreaterThan(8)
      for (const [, path = ''] of addresses) expect(existsSync(join(built.folder, path))).toBe(true)
    },
  )

  test('of the unified kind leads to what it sends and keeps, and to its terms', async () => {
    const { developer } = JSON.parse(await built.text('manifest.json'))
    const help = await built.text('help.html')
    for (const url of [developer.privacyUrl, developer.termsOfUseUrl]) {
      expect(help).toContain(`id="${url.split('#')[1]}"`)
    }
  })
})
