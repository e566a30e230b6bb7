import { useEffect } from 'react'
import { useRead } from '#web/api'
import { catalogue, Empty, Loading, ProblemState, useText } from '#web/ui'
import { mayFileAtWindow, useOfficer } from '../session/session.ts'
import { AddPeer } from './add-peer.tsx'
import { CrossingList } from './crossing-list.tsx'
import { HandInForm } from './hand-in-form.tsx'
import { PeerList } from './peer-list.tsx'
import { TakenInList } from './taken-in-list.tsx'
import './peers.css'

/** 跨域通办: what is handed in here for other platforms, what was handed in elsewhere, and the platforms themselves. */
export default function PeersPage() {
  const t = useText(text)
  const officer = useOfficer()
  const read = useRead('GET /api/v1/peers', {}, { everyMs: 10_000, keep: true })
  useEffect(() => {
    document.title = t.title
  }, [t])
  if (read.isPending) return <Loading lines={8} />
  if (read.isError) return <ProblemState isPage problem={read.error} retry={() => void read.refetch()} />
  const { self, peers } = read.data
  const manages = officer.roles.includes('administrator')
  const active = peers.filter(({ state }) => state === 'active')
  return (
    <section className="page peers">
      <header className="page-head">
        <h1>{t.title}</h1>
      </header>
      {peers.length === 0 ? (
        <Empty icon="people" title={t.none}>
          {manages ? t.addOne : t.askAdministrator}
        </Empty>
      ) : null}
      {mayFileAtWindow(officer) && active.length > 0 ? <HandInForm peers={active} /> : null}
      {manages ? null : <TakenInList side="window" />}
      {manages ? null : <TakenInList side="office" />}
      {manages ? null : <CrossingList direction="sent" />}
      {manages ? null : <CrossingList direction="received" />}
      {manages || peers.length > 0 ? <PeerList peers={peers} manages={manages} /> : null}
      {manages ? <AddPeer self={self} /> : null}
    </section>
  )
}

const text = catalogue({
  title: ['跨域通办', 'Across regions'],
  none: ['还没有对接别的平台', 'No other platform is connected yet'],
  addOne: ['在下面对接一个。', 'Connect one below.'],
  askAdministrator: ['由管理员对接。', 'An administrator connects them.'],
})
