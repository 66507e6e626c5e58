// The embedded S3: fauxqs in this process, its objects in memory or in a folder. It checks no signatures and no If-Match
// or If-None-Match conditions.
import { buildApp } from 'fauxqs'
// What keeps objects in files comes with the package, which offers it only together with a server on every interface.
import { FileS3Persistence } from '../../node_modules/fauxqs/dist/s3/fileS3Persistence.js'
import { S3Store } from '../../node_modules/fauxqs/dist/s3/s3Store.js'
import { loopback, portRefused } from './ports.ts'

export interface RunningS3 {
  readonly port: number
  readonly endpoint: string
  stop(): Promise<void>
}

/**
 * Starts S3 on 127.0.0.1; port 0 takes any free one. Buckets and objects are kept in `folder`, or in memory without one,
 * and then there is no bucket yet. Clients must use path-style addresses.
 */
export async function startS3(options: { port: number; folder?: string }): Promise<RunningS3> {
  // Not the package's own start function: that one opens the port to the whole network.
  const app = buildApp({ logger: false, ...(options.folder !== undefined && keptIn(options.folder)) })
  try {
    const address = await app.listen({ port: options.port, host: loopback })
    return {
      port: Number(new URL(address).port),
      endpoint: address,
      stop: async () => void (await app.close()),
    }
  } catch (error) {
    await app.close()
    throw portRefused('s3', options.port, error)
  }
}

function keptIn(folder: string) {
  const s3Store = new S3Store()
  const files = new FileS3Persistence(folder)
  // First what is there, then what is written: loading must not write everything again.
  files.loadS3(s3Store)
  s3Store.persistence = files
  return { stores: { s3Store } as NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']> }
}
