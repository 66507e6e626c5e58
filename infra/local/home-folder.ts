// The home folder of an embedded system: there, and this user's to write. A file that an earlier start as another user
// left is named at once, before each engine fails on it in its own words, or later.
import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './error-code.ts'

/** Makes the folder when it is absent; an error that names the first file in it that this user may not write. */
export function openHome(folder: string): void {
  let path = folder
  try {
    mkdirSync(folder, { recursive: true })
    for (const name of ['.', ...readdirSync(folder)]) {
      path = join(folder, name)
      accessSync(path, constants.W_OK)
    }
  } catch (cause) {
    // Deleted while we looked: what another start made for a moment.
    if (codeOf(cause) === 'ENOENT' && path !== folder) return
    throw new Error(
      `The embedded system cannot keep its data in ${folder}: this user may not write ${path}. Most likely it was ` +
        `started as another user (or root) before: run \`sudo chown -R "$USER" ${folder}\`, or choose another folder.`,
      { cause },
    )
  }
}
