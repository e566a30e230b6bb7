import { Button } from 'antd'
import type { PeerView } from '#contract'
import { useAct } from '#web/api'
import { catalogue, formatMoment, useLanguage, useText } from '#web/ui'

/** The platforms cases cross to and from: whether they answer, and what waits for them. */
export function PeerList({
  peers,
  manages,
}: {
  readonly peers: readonly PeerView[]
  readonly manages: boolean
}) {
  const t = useText(text)
  if (peers.length === 0) return null
  return (
    <section>
      <h2>{t.title}</h2>
      <ul className="lines">
        {peers.map((peer) => (
          <Peer key={peer.id} peer={peer} manages={manages} />
        ))}
      </ul>
    </section>
  )
}

function Peer({ peer, manages }: { readonly peer: PeerView; readonly manages: boolean }) {
  const t = useText(text)
  const language = useLanguage()
  const set = useAct('POST /api/v1/peers/:id/state', { refreshes: ['GET /api/v1/peers'] })
  const isActive = peer.state === 'active'
  return (
    <li>
      <span>
        <b>{peer.name}</b> {isActive ? t.offers(peer.services) : t.suspended}
        <small className="muted">
          {peer.heardAt ? t.heard(formatMoment(peer.heardAt, language)) : t.neverHeard}
          {peer.waiting > 0 ? t.waiting(peer.waiting) : ''}
        </small>
      </span>
      {manages ? (
        <Button
          loading={set.isPending}
          onClick={() =>
            set.mutate({ params: { id: peer.id }, body: { state: isActive ? 'suspended' : 'active' } })
          }
        >
          {isActive ? t.suspend : t.resume}
        </Button>
      ) : null}
    </li>
  )
}

const text = catalogue({
  title: ['对接的平台', 'Connected platforms'],
  offers: [(count: number) => `可代收${count}项`, (count: number) => `${count} services`],
  suspended: ['已暂停', 'suspended'],
  heard: [(at: string) => `最近一次签收：${at}`, (at: string) => `Last heard ${at}`],
  neverHeard: ['还没有往来', 'Not heard yet'],
  waiting: [
    (count: number) => `，${count}条消息在等它签收`,
    (count: number) => `; ${count} messages wait for it`,
  ],
  suspend: ['暂停', 'Suspend'],
  resume: ['恢复', 'Take up again'],
})
