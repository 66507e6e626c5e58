// Builds the add-in for tests, each into a folder of its own that goes when the tests end.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { type BuiltAddIn, writeAddIn } from '../../../addin/build/write-add-in.ts'
import { siteAt } from '../../../addin/manifest/site.ts'

export const SITE = siteAt({
  site: 'https://excel.figures.example.com',
  api: 'https://api.figures.example.com',
  signIn: ['https://login.microsoftonline.com'],
})

export const SIGN_IN = {
  clientId: '11111111-2222-3333-4444-555555555555',
  authority: 'https://login.microsoftonline.com/contoso.onmicrosoft.com',
  scope: 'api://66666666-7777-8888-9999-000000000000/figures.read',
}

export const SAMPLE_TOKEN_URL = 'https://localhost:3000/sign-in/token'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

export interface TestBuild extends BuiltAddIn {
  text(path: string): Promise<string>
}

/** As deployed. */
export async function build(): Promise<TestBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'penguin-addin-'))
  folders.push(folder)
  const built = await writeAddIn({
    folder,
    site: SITE,
    apiUrl: SITE.apiUrl,
    sampleTokenUrl: null,
    signIn: SIGN_IN,
  })
  return { ...built, text: (path) => readFile(join(folder, path), 'utf8') }
}
