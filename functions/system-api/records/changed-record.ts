// A change of a record as an operation makes it: what stands afterwards, or the refusal in the contract's words.
import { isDeepStrictEqual } from 'node:util'
import type { ChangeEntry, StaleChange } from '../../../shared/contract/decisions/change.ts'
import { type ChangedField, changedSince } from '../../../shared/decisions/changed-since.ts'
import type { ChangeResult } from '../../../shared/decisions/versioned-change.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import type { RecordStore } from '../../stores/decisions/record-store.ts'
import type { Listed } from '../../stores/decisions/stored-record.ts'

type Recorded = 'decision' | 'initiative' | 'webhook'

interface Changing<Item> {
  change(id: string, make: (standing: Item) => ChangeResult<Item>): Promise<ChangeResult<Item> | null>
  /** Newest first; left out where none is kept. */
  history?(id: string): AsyncIterable<ChangeEntry>
}

/** @throws ApiError for a record that is not there, a change that its status does not allow, or a stale version */
export async function changedRecord<Item>(
  store: Changing<Item>,
  { what, id }: { readonly what: Recorded; readonly id: string },
  make: (standing: Item) => ChangeResult<Item>,
): Promise<Item> {
  const result = await store.change(id, make).catch(asRefusal)
  if (result === null) throw noRecord(what)
  if (result.kind === 'stale') throw changedMeanwhile(result.stale, await since(result.stale, store))
  return result.record
}

/**
 * The first version of a record. The same one sent again, by the same person, is the one that stands.
 *
 * @throws ApiError where another record has its id
 */
export async function begunRecord<Item extends Listed>(
  store: RecordStore<Item>,
  first: Parameters<RecordStore<Item>['begin']>[0],
): Promise<Item> {
  try {
    await store.begin(first)
    return first.record
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    const standing = await store.read(first.record.id)
    const entries = await historyOf(store, first.record.id)
    if (standing !== null && isSameBeginning(entries.at(-1), first.entry)) return standing
    return asRefusal(error)
  }
}

/** Newest first. */
export async function historyOf<Item extends Listed>(
  store: RecordStore<Item>,
  id: string,
): Promise<ChangeEntry[]> {
  const entries: ChangeEntry[] = []
  for await (const entry of store.history(id)) entries.push(entry)
  return entries
}

export function noRecord(what: Recorded): ApiError {
  return new ApiError(404, 'VALIDATION_FAILED', `No ${what} has that id: list them for those there are.`, {
    details: [{ field: 'id', message: `the id of ${what === 'initiative' ? 'an' : 'a'} ${what}` }],
  })
}

export function asRefusal(error: unknown): never {
  if (!(error instanceof RefusedError)) throw error
  throw new ApiError(409, 'SUBMISSION_REFUSED', error.message, { cause: error })
}

/** @throws ApiError with the reason, where the domain refuses */
export function orRefusal<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    return asRefusal(error)
  }
}

const SAME = 'the same in both'
const OTHERWISE = 'yours and theirs differ: choose one'
const UNSEEN = 'you did not ask to change it, and it has changed since you read it: yours is what you read'

/** What else is not as it was read. */
async function since<Item>(
  { id, yourVersion, theirVersion, fields }: StaleChange,
  { history }: Changing<Item>,
): Promise<ChangedField[]> {
  const entries: ChangeEntry[] = []
  for await (const entry of history?.(id) ?? []) {
    if (entry.version <= yourVersion) break
    if (entry.version <= theirVersion) entries.push(entry)
  }
  return changedSince(entries).filter(({ field }) => fields.every((asked) => asked.field !== field))
}

/** Both versions, field by field: the version itself, every field of the change, then whatever else changed meanwhile. */
function changedMeanwhile(
  { message, yourVersion, theirVersion, fields }: StaleChange,
  unseen: readonly ChangedField[],
): ApiError {
  return new ApiError(409, 'CHANGED_MEANWHILE', message, {
    details: [
      {
        field: 'version',
        message: `${theirVersion}, once you have seen theirs`,
        yours: yourVersion,
        theirs: theirVersion,
      },
      ...fields.map(({ field, yours, theirs }) => ({
        ...{ field, yours, theirs },
        message: isDeepStrictEqual(yours, theirs) ? SAME : OTHERWISE,
      })),
      ...unseen.map(({ field, read, stands }) => ({
        ...{ field, yours: read, theirs: stands },
        message: UNSEEN,
      })),
    ],
    loggedReason: 'stale_version',
  })
}

/** Who began it and when: the second time is another instant. */
const STAMPS = ['proposed', 'created']

function isSameBeginning(stands: ChangeEntry | undefined, asked: ChangeEntry): boolean {
  const valuesOf = ({ changes }: ChangeEntry) => changes.filter(({ field }) => !STAMPS.includes(field))
  return (
    stands !== undefined && stands.by === asked.by && isDeepStrictEqual(valuesOf(stands), valuesOf(asked))
  )
}
