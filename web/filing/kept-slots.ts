import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FilingView, MaterialSlot } from '#contract'
import { withSlot } from './slot-model.ts'

/** Keeps a changed place in the draft that all its pages read. */
export function useKeptSlots(id: string): (slot: MaterialSlot) => void {
  const client = useQueryClient()
  return useCallback(
    (slot) =>
      void client.setQueryData<FilingView>(
        ['GET /api/v1/filings/:id', { params: { id } }],
        (draft) => draft && { ...draft, materials: withSlot(draft.materials, slot) },
      ),
    [client, id],
  )
}
