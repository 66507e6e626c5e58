// What a workbook says of itself: its title, its author, and so on.
// https://learn.microsoft.com/javascript/api/excel/excel.documentproperties
import type { DocumentProperty } from '../../files/extras.ts'
import { bookExtras, changeBookExtras } from '../extras.ts'
import { givenNumber, givenText } from '../given.ts'
import { HostObject } from '../host-object.ts'
import { CustomPropertyCollection } from './custom-properties.ts'

export class DocumentProperties extends HostObject {
  readonly className = 'DocumentProperties'

  get custom(): CustomPropertyCollection {
    return new CustomPropertyCollection(this.world)
  }

  get title(): string {
    return this.#text('title')
  }

  set title(text: unknown) {
    this.#setText('title', text)
  }

  get subject(): string {
    return this.#text('subject')
  }

  set subject(text: unknown) {
    this.#setText('subject', text)
  }

  get author(): string {
    return this.#text('author')
  }

  set author(text: unknown) {
    this.#setText('author', text)
  }

  get keywords(): string {
    return this.#text('keywords')
  }

  set keywords(text: unknown) {
    this.#setText('keywords', text)
  }

  get comments(): string {
    return this.#text('comments')
  }

  set comments(text: unknown) {
    this.#setText('comments', text)
  }

  get category(): string {
    return this.#text('category')
  }

  set category(text: unknown) {
    this.#setText('category', text)
  }

  get manager(): string {
    return this.#text('manager')
  }

  set manager(text: unknown) {
    this.#setText('manager', text)
  }

  get company(): string {
    return this.#text('company')
  }

  set company(text: unknown) {
    this.#setText('company', text)
  }

  get lastAuthor(): string {
    return this.#text('lastAuthor')
  }

  get revisionNumber(): number {
    return Number(bookExtras(this.world).documentProperties?.revisionNumber ?? 0)
  }

  set revisionNumber(number: unknown) {
    this.#put('revisionNumber', givenNumber(number, 0))
  }

  #text(name: DocumentProperty): string {
    return String(bookExtras(this.world).documentProperties?.[name] ?? '')
  }

  #setText(name: DocumentProperty, text: unknown): void {
    this.#put(name, givenText(text))
  }

  #put(name: DocumentProperty, value: string | number): void {
    const { documentProperties } = bookExtras(this.world)
    changeBookExtras(this.world, { documentProperties: { ...documentProperties, [name]: value } })
    this.world.state.dirty = true
  }
}
