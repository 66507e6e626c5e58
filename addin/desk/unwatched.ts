// For work that shows no progress and that nobody stops: a button of the ribbon, or what a page reads for itself.
import type { Watch } from './desk.ts'

export function unwatched(): Watch {
  return { signal: new AbortController().signal, progress: () => undefined }
}
