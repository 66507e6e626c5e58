// A key that seals what goes out and comes back, such as cursors and links: a secret of the stage.
import * as z from 'zod'

const KEY_BYTES = 32

const WHAT_IT_TAKES = 'it takes 32 random bytes in base64url'

export const sealingKey = z
  .base64url({ error: WHAT_IT_TAKES })
  .refine((key) => Buffer.from(key, 'base64url').length === KEY_BYTES, WHAT_IT_TAKES)
