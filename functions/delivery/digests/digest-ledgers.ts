// What sending digests needs of wherever it is kept what each person was told (functions/stores/alerts/people).
import type { DigestKind } from '../../../shared/contract/alerts/preferences.ts'
import type { Digest } from '../../../shared/digests/digest-for.ts'
import type { DigestLedger, KeptOccurrences } from '../../../shared/digests/ledger.ts'

export interface DigestLedgers {
  /**
   * Claims the digest that is made of what the person was told so far; from then on that counts as told.
   *
   * @param make may be asked again; `lookedThrough` is the end of the last window that was looked at for them
   * @returns null where there is nothing to send, or another has claimed it
   */
  claim(
    asked: { person: string; kind: DigestKind; through: string; at: string; kept?: KeptOccurrences },
    make: (ledger: DigestLedger, lookedThrough: string | null) => Digest | null,
  ): Promise<{ readonly id: string; readonly digest: Digest } | null>
  /** The mail left. */
  confirm(person: string, id: string): Promise<void>
  /** The mail did not leave. @returns false where the claim stays, for another digest has built on it */
  release(person: string, id: string): Promise<boolean>
}
