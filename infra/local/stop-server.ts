// Stops an HTTP server of the embedded system at once.
import type { Server } from 'node:http'

/** A function that stops the server; a second call waits for the first. Open connections end, answered or not. */
export function stopperOf(server: Server): () => Promise<void> {
  let stopped: Promise<void> | undefined
  return () => {
    stopped ??= new Promise((done, failed) => {
      server.close((error) => (error ? failed(error) : done()))
      // Clients keep their connections open for the next request, and close would wait for them.
      server.closeAllConnections()
    })
    return stopped
  }
}
