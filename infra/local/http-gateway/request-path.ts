// The path as an HTTP API hands it to a function: decoded, and not only once.
import { GatewayRefusal } from './refusal.ts'

/**
 * What `rawPath` and `requestContext.http.path` hold for a path as it was sent. Captures of a real HTTP API
 * (https://github.com/hotsock/voker/pull/8, vokerhttp/testdata/ingress-paths.json) show two rounds of decoding, with
 * all from a decoded question mark on cut off after the first: `/a%3Fb` arrives as `/a`, `/a%252Fb` as `/a/b`, and
 * `/a%25b`, whose second round has nothing to decode, is refused. So no id that may hold such a character belongs in
 * a path.
 *
 * @throws GatewayRefusal 400 when a round meets a percent sign that encodes nothing
 */
export function receivedPath(sentPath: string): string {
  const [beforeQuestionMark = ''] = decode(sentPath).split('?')
  return decode(beforeQuestionMark)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (cause) {
    throw new GatewayRefusal(400, 'The path holds a percent sign that encodes nothing.', { cause })
  }
}
