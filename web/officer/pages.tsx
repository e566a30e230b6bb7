import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { catalogue, Empty, Loading, ProblemState, useText } from '#web/ui'
import { useRead } from '#web/api'
import { CURRENT, OfficerContext } from './session/session.ts'
import { NotAnOfficer, SignIn } from './session/sign-in.tsx'
import { Shell } from './shell/shell.tsx'
import { Inbox } from './inbox/inbox.tsx'
import { PageBoundary } from './shell/page-boundary.tsx'

const Case = lazy(() => import('./case/case-page.tsx'))
const Search = lazy(() => import('./search/search-page.tsx'))
const Matters = lazy(() => import('./matters/matters-page.tsx'))
const Matter = lazy(() => import('./matters/matter-page.tsx'))
const Designs = lazy(() => import('./designer/designs-page.tsx'))
const Design = lazy(() => import('./designer/design-page.tsx'))
const Reruns = lazy(() => import('./reruns/reruns-page.tsx'))
const Rerun = lazy(() => import('./reruns/rerun-page.tsx'))
const Audit = lazy(() => import('./audit/audit-page.tsx'))
const Certificate = lazy(() => import('./certificates/certificate-page.tsx'))
const Window = lazy(() => import('./window/window-page.tsx'))
const WindowFiling = lazy(() => import('./window/window-filing-page.tsx'))
const Desk = lazy(() => import('./desk/desk-page.tsx'))
const Halls = lazy(() => import('./halls/halls-page.tsx'))
const Staff = lazy(() => import('./staff/staff-page.tsx'))
const Notices = lazy(() => import('./notices/notices-page.tsx'))
const Supervision = lazy(() => import('./supervision/supervision-page.tsx'))
const OwnCards = lazy(() => import('./supervision/own-cards-page.tsx'))
const Samples = lazy(() => import('./samples/samples-page.tsx'))
const Ratings = lazy(() => import('./ratings/ratings-page.tsx'))
const Peers = lazy(() => import('./peers/peers-page.tsx'))
const Payments = lazy(() => import('./payments/payments-page.tsx'))
const Parcels = lazy(() => import('./parcels/parcels-page.tsx'))
const Projects = lazy(() => import('./projects/projects-page.tsx'))
const Project = lazy(() => import('./projects/project-page.tsx'))
const Credit = lazy(() => import('./credit/credit-page.tsx'))
const HandOver = lazy(() => import('./hand-over/hand-over-page.tsx'))
const Work = lazy(() => import('./work/work-page.tsx'))
const Sessions = lazy(() => import('./session/sessions-page.tsx'))

/** The pages of an officer who is signed in; the sign-in for everybody else. */
export function Pages() {
  const [path] = useLocation()
  const current = useRead(CURRENT, {}, { staleMs: 60_000 })
  if (current.isPending) return <Loading />
  if (current.isError)
    return <ProblemState isPage problem={current.error} retry={() => void current.refetch()} />
  const { principal } = current.data
  if (principal.kind === 'anonymous') return <SignIn />
  if (principal.kind === 'person') return <NotAnOfficer name={principal.name} />
  return (
    <OfficerContext value={principal}>
      <Switch>
        <Route path="/officer/cases/:id">
          {({ id }) => (
            <PageBoundary key={id}>
              <Suspense fallback={<Loading />}>
                <Case id={id} />
              </Suspense>
            </PageBoundary>
          )}
        </Route>
        <Route>
          <Shell>
            <PageBoundary key={path}>
              <Suspense fallback={<Loading />}>
                <Inside />
              </Suspense>
            </PageBoundary>
          </Shell>
        </Route>
      </Switch>
    </OfficerContext>
  )
}

function Inside() {
  const t = useText(text)
  return (
    <Switch>
      <Route path="/officer/sign-in">
        <Redirect to="/officer" replace />
      </Route>
      <Route path="/officer" component={Inbox} />
      <Route path="/officer/search" component={Search} />
      <Route path="/officer/matters" component={Matters} />
      <Route path="/officer/matters/:slug">{({ slug }) => <Matter slug={slug} />}</Route>
      <Route path="/officer/matters/:slug/:version">
        {({ slug, version }) => <Matter slug={slug} version={Number(version)} />}
      </Route>
      <Route path="/officer/designs" component={Designs} />
      <Route path="/officer/designs/:id">{({ id }) => <Design id={id} />}</Route>
      <Route path="/officer/reruns" component={Reruns} />
      <Route path="/officer/reruns/:id">{({ id }) => <Rerun id={id} />}</Route>
      <Route path="/officer/audit" component={Audit} />
      <Route path="/officer/certificates/:id">{({ id }) => <Certificate id={id} />}</Route>
      <Route path="/officer/desk" component={Desk} />
      <Route path="/officer/halls" component={Halls} />
      <Route path="/officer/staff" component={Staff} />
      <Route path="/officer/window" component={Window} />
      <Route path="/officer/window/:id">{({ id }) => <WindowFiling id={id} />}</Route>
      <Route path="/officer/notices" component={Notices} />
      <Route path="/officer/supervision" component={Supervision} />
      <Route path="/officer/cards" component={OwnCards} />
      <Route path="/officer/samples" component={Samples} />
      <Route path="/officer/ratings" component={Ratings} />
      <Route path="/officer/peers" component={Peers} />
      <Route path="/officer/parcels" component={Parcels} />
      <Route path="/officer/payments" component={Payments} />
      <Route path="/officer/projects" component={Projects} />
      <Route path="/officer/projects/:code">{({ code }) => <Project code={code} />}</Route>
      <Route path="/officer/credit" component={Credit} />
      <Route path="/officer/hand-over" component={HandOver} />
      <Route path="/officer/work" component={Work} />
      <Route path="/officer/work/:id">{({ id }) => <WindowFiling id={id} isWork />}</Route>
      <Route path="/officer/sessions" component={Sessions} />
      <Route>
        <Empty isPage title={t.missing} icon="search">
          {t.perhaps}
        </Empty>
      </Route>
    </Switch>
  )
}

const text = catalogue({
  missing: ['没有这一页', 'No such page'],
  perhaps: [
    '地址可能写错了，左边可以回到待我办。',
    'The address may be wrong; the menu leads back to the inbox.',
  ],
})
