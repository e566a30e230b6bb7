import { useCallback, useMemo, useState } from 'react'
import type { InboxItem } from '#contract'

/** Tasks chosen for one act on many; what has left the list is not selected any more. */
export function useSelection(items: readonly InboxItem[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [isOpen, setOpen] = useState(false)
  const selected = useMemo(() => items.filter(({ taskId }) => ids.has(taskId)), [items, ids])
  const toggle = useCallback((taskId: string) => {
    setOpen(true)
    setIds((before) => {
      const after = new Set(before)
      if (!after.delete(taskId)) after.add(taskId)
      return after
    })
  }, [])
  const set = useCallback((chosen: readonly InboxItem[]) => {
    setOpen(chosen.length > 0)
    setIds(new Set(chosen.map(({ taskId }) => taskId)))
  }, [])
  return {
    ids,
    selected,
    /** Whether boxes are shown. */
    isOpen,
    toggle,
    set,
    open: useCallback(() => setOpen(true), []),
    clear: useCallback(() => set([]), [set]),
  }
}
