// Settings that an add-in keeps with the workbook.
// https://learn.microsoft.com/javascript/api/excel/excel.settingcollection
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { bookExtras, changeBookExtras } from '../extras.ts'
import { givenText } from '../given.ts'
import { HostCollection, HostObject, type Identity, NullObject } from '../host-object.ts'

export const settingsOf = (world: World): Readonly<Record<string, unknown>> =>
  bookExtras(world).settings ?? {}

export function putSetting(world: World, key: string, value: unknown): void {
  const { [key]: _, ...others } = settingsOf(world)
  changeBookExtras(world, { settings: value === undefined ? others : { ...settingsOf(world), [key]: value } })
  world.state.dirty = true
}

export class SettingCollection extends HostCollection<Setting> {
  readonly className = 'SettingCollection'

  hostItems(): Setting[] {
    return Object.keys(settingsOf(this.world)).map((key) => new Setting(this.world, key))
  }

  /** Takes the place of a setting with that key. */
  add(key: string, value: unknown): Setting {
    if (givenText(key) === '') throw invalidArgument('(key)')
    putSetting(this.world, key, value)
    return new Setting(this.world, key)
  }

  getCount(): number {
    return Object.keys(settingsOf(this.world)).length
  }

  getItem(key: unknown): Setting {
    if (!Object.hasOwn(settingsOf(this.world), String(key))) throw itemNotFound()
    return new Setting(this.world, String(key))
  }

  getItemOrNullObject(key: string): Setting | NullObject {
    const isThere = Object.hasOwn(settingsOf(this.world), key)
    return isThere ? new Setting(this.world, key) : new NullObject(this.world, 'Setting')
  }
}

export class Setting extends HostObject {
  readonly className = 'Setting'
  readonly #key: string

  constructor(world: World, key: string) {
    super(world)
    this.#key = key
  }

  override identity(): Identity {
    return { _Id: this.#key }
  }

  get key(): string {
    return this.#key
  }

  get value(): unknown {
    const settings = settingsOf(this.world)
    if (!Object.hasOwn(settings, this.#key)) throw itemNotFound()
    return settings[this.#key]
  }

  set value(value: unknown) {
    putSetting(this.world, this.#key, value)
  }

  delete(): void {
    putSetting(this.world, this.#key, undefined)
  }
}
