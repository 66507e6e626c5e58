// The real handler of the figures API as a service for the functions' runtime: requests go in as the gateway sends them, and
// every byte in either direction is counted.
import type { Role } from '../../../shared/access/roles.ts'
import type { TestApi } from '../../engines/figures-api.ts'
import type { Service } from './started.ts'

export interface Traffic {
  requests: number
  sentBytes: number
  /** Of the answers as JSON, before compression. */
  receivedBytes: number
}

export function realService(api: TestApi): { service: Service; traffic: Traffic } {
  const traffic: Traffic = { requests: 0, sentBytes: 0, receivedBytes: 0 }
  const service: Service = async ({ method, url, token, body, bytes }) => {
    traffic.requests += 1
    traffic.sentBytes += bytes
    const { status, headers, text } = await api.send({
      method: method as 'GET' | 'POST',
      path: `${url.pathname}${url.search}`,
      token,
      ...(body !== undefined && { body }),
    })
    traffic.receivedBytes += Buffer.byteLength(text)
    return new Response(text, { status, headers: { ...headers } })
  }
  return { service, traffic }
}

/** Signed in with these roles; a token that is refused is followed by a good one. */
export async function providerOf(api: TestApi, roles: readonly Role[], first?: string) {
  const good = await api.token(roles)
  let token = first ?? good
  return {
    account: 'someone',
    token: async () => token,
    renew: async () => {
      token = good
      return token
    },
  }
}
