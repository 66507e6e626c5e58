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

export const SAMPLE_TOKEN_URL = 'https://localhost:3000/sign-in/token'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

export interface TestBuild extends BuiltAddIn {
  text(path: string): Promise<string>
}

/** As deployed, or with the sign-in of the sample. */
export async function build({ isSample = false } = {}): Promise<TestBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'penguin-addin-'))
  folders.push(folder)
  const sampleTokenUrl = isSample ? SAMPLE_TOKEN_URL : null
  const built = await writeAddIn({ folder, site: SITE, apiUrl: SITE.apiUrl, sampleTokenUrl })
  return { ...built, text: (path) => readFile(join(folder, path), 'utf8') }
}
