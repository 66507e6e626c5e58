// Reads Microsoft's library files where Node finds the package; a page fetches the same files from its own server.
import { readFileSync } from 'node:fs'

const PACKAGE = new URL('../../../../node_modules/@microsoft/office-js/', import.meta.url)

/** @param path a path inside the package */
export const readLibrary = (path: string): string => readFileSync(new URL(path, PACKAGE), 'utf8')
