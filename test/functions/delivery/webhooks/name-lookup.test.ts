// Where names lead: each is asked for by itself, so that one whose servers are silent costs nobody else anything.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { LookupNotBegunError, lookUp } from '../../../../functions/delivery/webhooks/name-lookup.ts'
import { messagePoster, PUBLIC_POST } from '../../../../functions/delivery/webhooks/post-message.ts'
import { startNameServer } from './name-servers.ts'

const FOUR = [93, 184, 216, 34]
const SIX = [0x26, 6, 0x47, 0, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x11]
const IN_FOUR = { address: '93.184.216.34', family: 4 }
const IN_SIX = { address: '2606:4700:4700::1111', family: 6 }
let names: Awaited<ReturnType<typeof startNameServer>>
beforeAll(async () => {
  names = await startNameServer((host, kind) => {
    const [wanted = ''] = host.split('.')
    if (wanted === 'silent' || wanted === `${kind.toLowerCase()}-unanswered`) return 'silent'
    if (wanted === 'nothing' || wanted === `no-${kind.toLowerCase()}`) return 'none'
    return kind === 'A' ? FOUR : SIX
  })
})
afterAll(() => names.stop())
const ask = (wanted: string, signal = new AbortController().signal) =>
  lookUp(`${wanted}.hooks.example.net`, signal, [names.server])

describe('a name', () => {
  test('leads to its addresses of both families, or of the one that it has', async () => {
    expect(await ask('both')).toEqual([IN_FOUR, IN_SIX])
    expect(await ask('no-aaaa')).toEqual([IN_FOUR])
    expect(await ask('no-a')).toEqual([IN_SIX])
    expect(await ask('aaaa-unanswered')).toEqual([IN_FOUR])
    await expect(ask('nothing')).rejects.toMatchObject({ code: 'ENODATA' })
  })

  test('whose servers are silent holds up no other, however many there are, and ends when its time does', async () => {
    const ending = new AbortController()
    const silent = Array.from({ length: 40 }, () => ask('silent', ending.signal).catch((error) => error.code))
    const before = Date.now()
    expect(await ask('both')).toEqual([IN_FOUR, IN_SIX])
    expect(Date.now() - before).toBeLessThan(1_000)
    ending.abort()
    expect(new Set(await Promise.all(silent))).toEqual(new Set(['ECANCELLED']))
  })
})

test('where our own name server cannot be asked, that is no attempt of any receiver', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const closed = `127.0.0.1:${socket.address().port}`
  socket.close()
  const resolve: typeof lookUp = (host, signal) => lookUp(host, signal, [closed])
  const post = messagePoster({ ...PUBLIC_POST, resolve }, Date.now)
  await expect(post('https://hooks.example.net/', { headers: {}, body: '{}' })).rejects.toBeInstanceOf(
    LookupNotBegunError,
  )
})
