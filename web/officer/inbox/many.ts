import { useMemo, useState } from 'react'
import type { InboxItem } from '#contract'
import type { KeyMap } from '../shell/keys.ts'
import { useBulk } from './bulk.ts'
import { useSelection } from './selection.ts'

/** One act on many tasks: which are selected, how far it is, and the keys for it. */
export function useMany(
  items: readonly InboxItem[],
  here: InboxItem | undefined,
  move: (by: number) => void,
) {
  const selection = useSelection(items)
  const [transferring, setTransferring] = useState(false)
  const bulk = useBulk(selection.set)
  const { selected, isOpen, toggle, set, clear } = selection
  const { start, forget } = bulk
  const keys: KeyMap = useMemo(() => {
    const many = selected.length > 0
    return {
      x:
        here &&
        (() => {
          toggle(here.taskId)
          move(1)
        }),
      a: isOpen ? () => set(selected.length === items.length ? [] : items) : undefined,
      t: many ? () => setTransferring(true) : undefined,
      Escape: isOpen
        ? () => {
            clear()
            forget()
          }
        : undefined,
      ...(many ? { c: () => void start(selected.filter(isFree), { kind: 'claim' }) } : {}),
    }
  }, [selected, items, here, isOpen, toggle, set, clear, start, forget, move])
  return { selection, bulk, transferring, setTransferring, keys }
}

const isFree = ({ officerName }: InboxItem) => officerName === null
