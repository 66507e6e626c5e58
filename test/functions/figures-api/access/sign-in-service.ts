// A sign-in service's key endpoint over real HTTP, which a test lets fail in the ways real ones do.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWK } from 'jose'

export type Behaviour =
  | { readonly kind: 'keys'; readonly keys: readonly JWK[] }
  | { readonly kind: 'text'; readonly status: number; readonly body: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'hangs up' }

export interface SignInService {
  readonly url: string
  /** How often its keys were asked for. */
  asked(): number
  behave(as: Behaviour): void
  stop(): Promise<void>
}

export async function startSignInService(): Promise<SignInService> {
  let behaviour: Behaviour = { kind: 'hangs up' }
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    const now = behaviour
    if (now.kind === 'hangs up') request.socket.destroy()
    else if (now.kind === 'keys') {
      response.setHeader('content-type', 'application/jwk-set+json').end(JSON.stringify({ keys: now.keys }))
    } else if (now.kind === 'text') response.writeHead(now.status).end(now.body)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/jwks`,
    asked: () => requests,
    behave: (as) => {
      behaviour = as
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
