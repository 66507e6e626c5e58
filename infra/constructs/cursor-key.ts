// The key that seals the API's cursors: 43 random characters of base64url, which are the 32 bytes that the API takes.
// Generated inside Secrets Manager, so nobody has ever seen it.
import { Secret, type SecretStringGenerator } from 'aws-cdk-lib/aws-secretsmanager'
import { RemovalPolicy, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { PRODUCT } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

/** Every punctuation character that Secrets Manager may draw, but - and _. */
const PUNCTUATION_BUT_DASH_AND_UNDERSCORE = '!"#$%&\'()*+,./:;<=>?@[\\]^`{|}~'

/** 43 characters carry 258 bits: the last two are not used, whatever the last character is. */
export const SEALING_KEY_GENERATOR: SecretStringGenerator = {
  passwordLength: 43,
  excludeCharacters: PUNCTUATION_BUT_DASH_AND_UNDERSCORE,
  includeSpace: false,
  // Any character may stand anywhere: asking for one of each kind would only make the key more guessable.
  requireEachIncludedType: false,
}

export class CursorKey extends Secret {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `Seals the cursors of the ${PRODUCT} API (${stage.name}). With a new key, cursors handed out before no longer open.`,
      generateSecretString: SEALING_KEY_GENERATOR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A cursor lives for a day and holds nothing secret: a run id and a place in a list. Rotation would break the cursors of open workbooks on schedule and protect nothing; a key that leaked is replaced by hand.',
    })
  }
}
