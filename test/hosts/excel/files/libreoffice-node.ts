// LibreOffice as a second opinion on files: it opens one, calculates it and saves it again.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const PROGRAM = '/usr/bin/soffice'

export const hasLibreOffice = existsSync(PROGRAM)

/** @returns the .xlsx file as LibreOffice saves it, with the value of every formula */
export async function calculatedByLibreOffice(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'))
  try {
    const saved = join(folder, 'workbook.xlsx')
    const calculated = join(folder, 'calculated')
    await writeFile(saved, bytes)
    // A profile of its own: with a shared one, a second LibreOffice hands its work to the first and ends.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    await promisify(execFile)(PROGRAM, [
      profile,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      calculated,
      saved,
    ])
    return await readFile(join(calculated, 'workbook.xlsx'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
