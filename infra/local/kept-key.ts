// The keys of an embedded system that seal cursors and the links in its mails: made once for a home folder, so that a command
// seals what the API opens, and a mail of yesterday still leads somewhere.
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './error-code.ts'

const KEY_BYTES = 32
const OWNER_ONLY = 0o600

export function keptKey(home: string, name: 'cursor-key' | 'unsubscribe-key'): string {
  const file = join(home, name)
  try {
    writeFileSync(file, randomBytes(KEY_BYTES).toString('base64url'), { flag: 'wx', mode: OWNER_ONLY })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
