// The inputs of a run, archived: what is needed to compute it again, byte for byte (figure book, section 1).
import type { Method, Policies } from '../request.ts'

/** One archived part: a table of rows or a list, as gzipped JSON lines. */
export interface ArchivedPart {
  /** For example `vps`, `assignments`, `platform-costs`. */
  readonly name: string
  /** Where it lies in the archive's bucket: by its checksum, so that what did not change is kept once. */
  readonly key: string
  readonly rows: number
  /** Lower-case hex SHA-256 of its text before compression. The key carries that of the stored bytes. */
  readonly sha256: string
}

/** What a run was asked, and the parts it was computed from. */
export interface ArchiveManifest {
  readonly period: string
  readonly runId: string
  readonly asOf: string
  /** When the rows were read, ISO 8601. */
  readonly readAt: string
  /** When the statuses were read, ISO 8601: with the month's archive; null when with the rows. */
  readonly statusesReadAt: string | null
  readonly method: Method
  readonly policies: Policies
  readonly methodVersion: string
  /** The layout of the run's items. */
  readonly layout: string
  readonly inputHash: string
  /** By name. */
  readonly parts: readonly ArchivedPart[]
}

/** How a run's record names its archive. */
export interface ArchiveReference {
  readonly key: string
  /** SHA-256 of the manifest's text. */
  readonly sha256: string
}
