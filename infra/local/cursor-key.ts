// The key of an embedded system that seals cursors and the links in its mails: made once for a home folder, so that a command
// seals what the API opens, and a mail of yesterday still leads somewhere.
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './error-code.ts'

const KEY_BYTES = 32
const OWNER_ONLY = 0o600

export function keptCursorKey(home: string): string {
  const file = join(home, 'cursor-key')
  try {
    writeFileSync(file, randomBytes(KEY_BYTES).toString('base64url'), { flag: 'wx', mode: OWNER_ONLY })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
