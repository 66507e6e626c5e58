// An archive in memory, for tests that need the inputs of a month kept but no bucket.
import type { ArchiveObjects } from '../../functions/stores/archive/archive-objects.ts'

export interface MemoryArchive extends ArchiveObjects {
  /** Every object as it lies there, by its key: a test may change or delete one. */
  readonly objects: Map<string, Uint8Array>
}

export function memoryArchive(): MemoryArchive {
  const objects = new Map<string, Uint8Array>()
  return {
    objects,
    put: async (key, bytes) => {
      if (!objects.has(key)) objects.set(key, bytes)
    },
    get: async (key) => objects.get(key) ?? null,
  }
}
