// What a comment and a reply have in common: a text, which may mention people, and who wrote it when.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-comments#mentions
import { core } from '../../model/univer-packages.ts'
import { invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { HostObject, type Identity } from '../host-object.ts'
import type { Mention, Remark } from './comment-store.ts'

export interface RichContent {
  readonly richContent: string
  readonly mentions?: readonly Mention[]
}

type Content = Pick<Remark, 'content' | 'contentType' | 'richContent' | 'mentions'>

/** @throws ExcelError InvalidArgument for what is neither a text nor a text with mentions, or an empty one */
export function contentOf(given: unknown, contentType: Remark['contentType'] = 'Plain'): Content {
  if (typeof given === 'string' && given !== '' && contentType === 'Plain')
    return { content: given, contentType, richContent: given, mentions: [] }
  const { richContent, mentions = [] } = (given ?? {}) as Partial<RichContent>
  if (typeof given === 'string' || typeof richContent !== 'string' || richContent === '')
    throw invalidArgument('(content)')
  const named = (_: string, id: string) => mentions.find((mention) => mention.id === Number(id))?.name ?? ''
  const content = richContent.replace(/<at id="(\d+)">.*?<\/at>/g, named)
  return { content, contentType, richContent, mentions }
}

export function newRemark({ state }: World, content: Content): Remark {
  const { name, email } = state.user
  return {
    ...content,
    id: `{${core.generateRandomId(12)}}`,
    authorName: name,
    authorEmail: email,
    creationDate: new Date().toISOString(),
  }
}

export abstract class RemarkObject extends HostObject {
  abstract get id(): string
  protected abstract remark(): Remark
  protected abstract change(change: Partial<Remark>): void

  override identity(): Identity {
    return { Id: this.id }
  }

  get content(): string {
    return this.remark().content
  }

  set content(content: unknown) {
    this.change(contentOf(content))
  }

  get contentType(): string {
    return this.remark().contentType
  }

  get richContent(): string {
    return this.remark().richContent
  }

  get mentions(): readonly Mention[] {
    return this.remark().mentions
  }

  get authorName(): string {
    return this.remark().authorName
  }

  get authorEmail(): string {
    return this.remark().authorEmail
  }

  get creationDate(): string {
    return this.remark().creationDate
  }

  updateMentions(contentWithMentions: RichContent): void {
    this.change(contentOf(contentWithMentions, 'Mention'))
  }
}
