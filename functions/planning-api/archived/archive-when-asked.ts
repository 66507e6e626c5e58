// The archive, connected to when an operation asks for something of it: most requests never do, and a start that loads no S3
// client is faster.
import type { ArchiveObjects } from '../../stores/archive/archive-objects.ts'

export function archiveWhenAsked(bucket: string): ArchiveObjects {
  let connecting: Promise<ArchiveObjects> | undefined
  const connected = () => {
    connecting ??= import('../../stores/archive/archive-objects.ts').then(({ connectArchive }) =>
      connectArchive(bucket),
    )
    return connecting
  }
  return {
    put: async (key, bytes, contentType) => (await connected()).put(key, bytes, contentType),
    get: async (key) => (await connected()).get(key),
  }
}
