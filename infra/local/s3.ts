// The embedded S3: fauxqs in this process, in memory. It checks no signatures and no If-Match conditions.
import { buildApp } from 'fauxqs'
import { loopback, portRefused } from './ports.ts'

export interface RunningS3 {
  readonly port: number
  readonly endpoint: string
  stop(): Promise<void>
}

/** Starts S3 on 127.0.0.1 without any bucket; port 0 takes any free one. Clients must use path-style addresses. */
export async function startS3(options: { port: number }): Promise<RunningS3> {
  // Not the package's own start function: that one opens the port to the whole network.
  const app = buildApp({ logger: false })
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
