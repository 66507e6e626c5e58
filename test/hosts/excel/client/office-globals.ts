// The `Office` and `OfficeRuntime` objects of the chosen host. Office.js makes its own from what the host's frame tells it;
// here the host tells it directly. A member that is not here throws by name.
// https://learn.microsoft.com/javascript/api/office

import { isSupported } from '../members/catalogue.ts'
import type { HostDescription } from '../members/hosts.ts'
import { notModelled } from '../protocol/excel-error.ts'

export type HostPlatform = 'PC' | 'Mac' | 'OfficeOnline'

export interface OfficeState {
  /** Ids of ribbon and keyboard actions -> what `Office.actions.associate` gave for them. */
  readonly actions: Map<string, (...values: unknown[]) => unknown>
  readonly storage: Map<string, string>
  startupBehavior: 'None' | 'Load'
  paneVisible: boolean
}

export interface OfficeGlobals {
  readonly office: object
  readonly officeRuntime: object
  readonly state: OfficeState
}

/** @param host the chosen host: its platform and requirement sets */
export function officeGlobals(host: HostDescription): OfficeGlobals {
  const state: OfficeState = {
    actions: new Map(),
    storage: new Map(),
    startupBehavior: 'None',
    paneVisible: false,
  }
  const info = { host: 'Excel', platform: host.platform }
  const context = closed('Office.context', {
    ...info,
    contentLanguage: 'en-US',
    displayLanguage: 'en-US',
    diagnostics: { ...info, version: host.version },
    requirements: {
      isSetSupported: (set: string, version = '1.1') => isSupported({ set, version }, host.sets),
    },
    officeTheme: { bodyBackgroundColor: '#FFFFFF', bodyForegroundColor: '#000000', isDarkTheme: false },
  })
  const office = closed('Office', {
    context,
    onReady: async (callback?: (ready: typeof info) => unknown) => {
      await callback?.(info)
      return info
    },
    isSetSupported: (set: string, version = '1.1') => isSupported({ set, version }, host.sets),
    actions: { associate: (id: string, action: () => unknown) => void state.actions.set(id, action) },
    addin: addinOf(state),
    HostType: { Excel: 'Excel' },
    PlatformType: { PC: 'PC', Mac: 'Mac', OfficeOnline: 'OfficeOnline' },
    StartupBehavior: { none: 'None', load: 'Load' },
    VisibilityMode: { hidden: 'Hidden', taskpane: 'Taskpane' },
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    EventType: {},
  })
  return { office, officeRuntime: closed('OfficeRuntime', { storage: storageOf(state) }), state }
}

function addinOf(state: OfficeState) {
  const heard = new Set<(message: { visibilityMode: string }) => unknown>()
  const show = (visible: boolean) => async () => {
    state.paneVisible = visible
    for (const hear of heard) hear({ visibilityMode: visible ? 'Taskpane' : 'Hidden' })
  }
  return closed('Office.addin', {
    showAsTaskpane: show(true),
    hide: show(false),
    getStartupBehavior: async () => state.startupBehavior,
    setStartupBehavior: async (behavior: OfficeState['startupBehavior']) => {
      state.startupBehavior = behavior
    },
    onVisibilityModeChanged: async (hear: (message: { visibilityMode: string }) => unknown) => {
      heard.add(hear)
      return async () => void heard.delete(hear)
    },
  })
}

/** https://learn.microsoft.com/javascript/api/office-runtime/officeruntime.storage: values are texts, 10 MB in all. */
function storageOf({ storage }: OfficeState) {
  const limit = 10_000_000
  const set = (key: string, value: string) => {
    if (typeof value !== 'string') throw new TypeError('OfficeRuntime.storage keeps texts only.')
    storage.set(key, value)
    const size = [...storage].reduce((sum, pair) => sum + pair.join('').length, 0)
    if (size > limit) throw new Error('OfficeRuntime.storage is full.')
  }
  return closed('OfficeRuntime.storage', {
    getItem: async (key: string) => storage.get(key) ?? null,
    setItem: async (key: string, value: string) => set(key, value),
    removeItem: async (key: string) => void storage.delete(key),
    getKeys: async () => [...storage.keys()],
    getItems: async (keys: string[]) =>
      Object.fromEntries(keys.map((key) => [key, storage.get(key) ?? null])),
    setItems: async (values: Record<string, string>) => {
      for (const [key, value] of Object.entries(values)) set(key, value)
    },
    removeItems: async (keys: string[]) => {
      for (const key of keys) storage.delete(key)
    },
  })
}

/** Reading what is not modelled throws its name; names that language features ask for by themselves do not. */
function closed<Members extends object>(name: string, members: Members): Members {
  const silent = new Set<string | symbol>(['then', 'toJSON', 'constructor', 'initialize'])
  return new Proxy(members, {
    get(target, member, receiver) {
      if (member in target || typeof member === 'symbol' || silent.has(member))
        return Reflect.get(target, member, receiver)
      throw notModelled(`${name}.${member}`)
    },
  })
}
