import { useState, type ReactNode } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useRead } from '#web/api'
import { catalogue, Icon, Seal, useText, type IconName } from '#web/ui'
import { readFilters, views, writeFilters, type View } from '../inbox/filters.ts'
import { useInbox } from '../inbox/inbox-data.ts'
import {
  mayFileAtWindow,
  mayKeepBooks,
  mayPost,
  mayHaveCards,
  mayHaveInbox,
  maySeeRatings,
  maySeeSamples,
  maySeeCredit,
  mayKeepHalls,
  mayKeepStaff,
  maySearchCases,
  maySeePeers,
  mayJudgeAgain,
  maySearchAudit,
  maySeeProjects,
  maySupervise,
  maySeeDesigns,
  useOfficer,
} from '../session/session.ts'
import { KeysHelp } from './keys-help.tsx'
import { CounterLinks } from './counter-links.tsx'
import { Me } from './me.tsx'
import { RailLink } from './rail-link.tsx'

/** The rail with every way of the workbench, and the page beside it. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useText(text)
  const officer = useOfficer()
  const [path] = useLocation()
  const search = useSearch()
  // The menu of a narrow window is open only on the page on which it was opened.
  const here = `${path}?${search}`
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === here
  return (
    <div className={open ? 'shell open' : 'shell'}>
      <a className="skip" href="#page">
        {t.skip}
      </a>
      <header className="rail">
        <div className="rail-head">
          <Link className="mark" href="/officer">
            <Seal />
            <span>
              {t.mark}
              <small>{officer.unitName}</small>
            </span>
          </Link>
          <button
            type="button"
            className="icon-btn rail-toggle"
            aria-expanded={open}
            aria-controls="rail-menu"
            onClick={() => setOpenAt(open ? undefined : here)}
          >
            <Icon name="menu" label={t.menu} />
          </button>
        </div>
        <nav id="rail-menu" aria-label={t.mark}>
          {mayHaveInbox(officer) ? <InboxLinks /> : null}
          {mayFileAtWindow(officer) ? <CounterLinks /> : null}
          <WorkLink />
          <NoticesLink />
          {mayPost(officer) ? <ParcelsLink /> : null}
          {mayHaveCards(officer) ? <CardsLink /> : null}
          <LookLinks />
          <a href="/screen">
            <Icon name="grid" />
            {t.screen}
          </a>
        </nav>
        <Me officer={officer} />
      </header>
      <main id="page" className="shell-page" tabIndex={-1}>
        {children}
      </main>
      <KeysHelp />
    </div>
  )
}

/** What one's post may look at and keep. */
function LookLinks() {
  const t = useText(text)
  const officer = useOfficer()
  return (
    <>
      <h2>{t.look}</h2>
      {maySearchCases(officer) ? (
        <RailLink href="/officer/search" icon="search">
          {t.search}
        </RailLink>
      ) : null}
      {maySeeProjects(officer) ? (
        <RailLink href="/officer/projects" icon="building">
          {t.projects}
        </RailLink>
      ) : null}
      {maySeePeers(officer) ? (
        <RailLink href="/officer/peers" icon="people">
          {t.peers}
        </RailLink>
      ) : null}
      {mayKeepBooks(officer) ? (
        <RailLink href="/officer/payments" icon="tick">
          {t.payments}
        </RailLink>
      ) : null}
      <RailLink href="/officer/matters" icon="book">
        {t.matters}
      </RailLink>
      {maySupervise(officer) ? (
        <RailLink href="/officer/supervision" icon="clock">
          {t.supervision}
        </RailLink>
      ) : null}
      {maySeeRatings(officer) ? (
        <RailLink href="/officer/ratings" icon="person">
          {t.ratings}
        </RailLink>
      ) : null}
      {maySeeSamples(officer) ? (
        <RailLink href="/officer/samples" icon="eye">
          {t.samples}
        </RailLink>
      ) : null}
      {maySeeCredit(officer) ? (
        <RailLink href="/officer/credit" icon="person">
          {t.credit}
        </RailLink>
      ) : null}
      {maySeeDesigns(officer) ? (
        <RailLink href="/officer/designs" icon="pencil">
          {t.designs}
        </RailLink>
      ) : null}
      {mayKeepHalls(officer) ? (
        <RailLink href="/officer/halls" icon="building">
          {t.halls}
        </RailLink>
      ) : null}
      {mayKeepStaff(officer) ? (
        <RailLink href="/officer/staff" icon="people">
          {t.staff}
        </RailLink>
      ) : null}
      {mayJudgeAgain(officer) ? (
        <RailLink href="/officer/reruns" icon="tick">
          {t.reruns}
        </RailLink>
      ) : null}
      {maySearchAudit(officer) ? (
        <RailLink href="/officer/audit" icon="eye">
          {t.audit}
        </RailLink>
      ) : null}
    </>
  )
}

/** To what one's post may file, where it may file anything. */
function WorkLink() {
  const t = useText(text)
  const { data } = useRead('GET /api/v1/work-matters', {}, { staleMs: 300_000 })
  if (!data?.matters.some(({ mayFile }) => mayFile)) return null
  return (
    <RailLink href="/officer/work" icon="work">
      {t.work}
    </RailLink>
  )
}

function InboxLinks() {
  const t = useText(text)
  const [path] = useLocation()
  const filters = readFilters(new URLSearchParams(useSearch()))
  const { counts } = useInbox(path === '/officer' ? filters : { view: 'turn' })
  const icons = { turn: 'tray', mine: 'person', unclaimed: 'add', scope: 'people' } as const satisfies Record<
    View,
    IconName
  >
  return views.map((view) => (
    <Link
      key={view}
      href={`/officer${writeFilters({ view })}`}
      aria-current={path === '/officer' && filters.view === view ? 'page' : undefined}
    >
      <Icon name={icons[view]} />
      {t[view]}
      {view === 'scope' || counts === undefined ? null : <span>{counts[view].toLocaleString('en-US')}</span>}
    </Link>
  ))
}

function NoticesLink() {
  const t = useText(text)
  const [path] = useLocation()
  const read = useRead(
    'GET /api/v1/notices',
    { query: { unread: 'true', limit: 1 } },
    { everyMs: 60_000, staleMs: 30_000 },
  )
  const unread = read.data?.unread ?? 0
  return (
    <Link href="/officer/notices" aria-current={path === '/officer/notices' ? 'page' : undefined}>
      <Icon name="bell" />
      {t.notices}
      {unread > 0 ? <span>{unread.toLocaleString('en-US')}</span> : null}
    </Link>
  )
}

/** To what waits for the courier, where anything does. */
function ParcelsLink() {
  const t = useText(text)
  const { data } = useRead('GET /api/v1/parcels', {}, { everyMs: 60_000, staleMs: 30_000 })
  if (!data || data.parcels.length === 0) return null
  return (
    <RailLink href="/officer/parcels" icon="work">
      {t.parcels}
    </RailLink>
  )
}

/** Own cards, with how many may still be objected to. */
function CardsLink() {
  const t = useText(text)
  const [path] = useLocation()
  const read = useRead(
    'GET /api/v1/supervision/own',
    { query: { limit: 1 } },
    { everyMs: 60_000, staleMs: 30_000 },
  )
  const open = read.data?.open ?? 0
  return (
    <Link href="/officer/cards" aria-current={path === '/officer/cards' ? 'page' : undefined}>
      <Icon name="warn" />
      {t.cards}
      {open > 0 ? <span>{open.toLocaleString('en-US')}</span> : null}
    </Link>
  )
}

const text = catalogue({
  skip: ['跳到正文', 'Skip to the page'],
  mark: ['一网工作台', 'Yiwang workbench'],
  menu: ['菜单', 'Menu'],
  turn: ['轮到我', 'My turn'],
  mine: ['我领的', 'Claimed by me'],
  unclaimed: ['没人领的', 'Unclaimed'],
  scope: ['全部范围', 'Whole scope'],
  halls: ['大厅设置', 'Halls'],
  staff: ['人员任免', 'Staff'],
  work: ['发起', 'File'],
  notices: ['消息', 'Notices'],
  look: ['查', 'Look up'],
  search: ['办件', 'Cases'],
  projects: ['工程项目', 'Projects'],
  peers: ['跨域通办', 'Across regions'],
  parcels: ['寄件收件', 'Parcels'],
  payments: ['缴费对账', 'Payments'],
  matters: ['事项与规则', 'Matters and rules'],
  audit: ['操作记录', 'Audit trail'],
  cards: ['我的监察牌', 'My cards'],
  ratings: ['好差评', 'Ratings'],
  credit: ['信用记录', 'Credit records'],
  samples: ['秒批抽查', 'Samples'],
  supervision: ['电子监察', 'Supervision'],
  designs: ['事项设计', 'Matter designer'],
  reruns: ['规则重判', 'Judged again'],
  screen: ['运行总览', 'City overview'],
})
