import { useRead } from '#web/api'
import { catalogue, useText } from '#web/ui'
import { RailLink } from './rail-link.tsx'

/** To the calling and the filing at a counter, for whose unit has counters; to the calling where there is a hall. */
export function CounterLinks() {
  const t = useText(text)
  const { data } = useRead('GET /api/v1/hall-desk', { query: {} }, { staleMs: 300_000 })
  if (!data?.serves) return null
  return (
    <>
      {data.halls.length > 0 ? (
        <RailLink href="/officer/desk" icon="bell">
          {t.desk}
        </RailLink>
      ) : null}
      <RailLink href="/officer/window" icon="pencil">
        {t.window}
      </RailLink>
    </>
  )
}

const text = catalogue({
  desk: ['叫号', 'Calling'],
  window: ['窗口代录', 'File at the counter'],
})
