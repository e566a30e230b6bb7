import { lazy, Suspense, useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { ErrorBoundary, Loading, ProblemState, Toasts } from '#web/ui'
import { HomePage } from './home/home-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'
import { SignedIn } from './shell/signed-in.tsx'

const ServicesPage = lazy(async () => ({
  default: (await import('./service/services-page.tsx')).ServicesPage,
}))
const GuidePage = lazy(async () => ({ default: (await import('./service/guide-page.tsx')).GuidePage }))
const StartPage = lazy(async () => ({ default: (await import('./service/start-page.tsx')).StartPage }))
const FilingPage = lazy(async () => ({ default: (await import('./filing/filing-page.tsx')).FilingPage }))
const CasesPage = lazy(async () => ({ default: (await import('./case/cases-page.tsx')).CasesPage }))
const CasePage = lazy(async () => ({ default: (await import('./case/case-page.tsx')).CasePage }))
const CorrectionPage = lazy(async () => ({
  default: (await import('./case/correction-page.tsx')).CorrectionPage,
}))
const CertificatePages = lazy(async () => ({
  default: (await import('./certificate/certificate-pages.tsx')).CertificatePages,
}))
const ProjectsPage = lazy(async () => ({
  default: (await import('./project/projects-page.tsx')).ProjectsPage,
}))
const ProjectPage = lazy(async () => ({ default: (await import('./project/project-page.tsx')).ProjectPage }))
const VerifyPage = lazy(async () => ({ default: (await import('./certificate/verify-page.tsx')).VerifyPage }))
const VoucherPage = lazy(async () => ({
  default: (await import('./payment/voucher-page.tsx')).VoucherPage,
}))
const AccountPage = lazy(async () => ({ default: (await import('./account/account-page.tsx')).AccountPage }))
const AuthorisationsPage = lazy(async () => ({
  default: (await import('./account/authorisations-page.tsx')).AuthorisationsPage,
}))
const SessionsPage = lazy(async () => ({
  default: (await import('./account/sessions-page.tsx')).SessionsPage,
}))
const SeenPage = lazy(async () => ({ default: (await import('./account/seen-page.tsx')).SeenPage }))
const MaterialsPage = lazy(async () => ({
  default: (await import('./account/materials-page.tsx')).MaterialsPage,
}))
const CreditPage = lazy(async () => ({ default: (await import('./account/credit-page.tsx')).CreditPage }))
const NoticesPage = lazy(async () => ({ default: (await import('./account/notices-page.tsx')).NoticesPage }))
const BookPage = lazy(async () => ({ default: (await import('./booking/book-page.tsx')).BookPage }))
const BookingsPage = lazy(async () => ({
  default: (await import('./booking/bookings-page.tsx')).BookingsPage,
}))
const SignInPage = lazy(async () => ({ default: (await import('./sign-in/sign-in-page.tsx')).SignInPage }))
const RatePage = lazy(async () => ({ default: (await import('./rating/rate-page.tsx')).RatePage }))
const ReportPage = lazy(async () => ({ default: (await import('./service/report-page.tsx')).ReportPage }))
const RatesPage = lazy(async () => ({ default: (await import('./rating/rates-page.tsx')).RatesPage }))
const LawPage = lazy(async () => ({ default: (await import('./law/law-page.tsx')).LawPage }))
const AboutPage = lazy(async () => ({ default: (await import('./about/about-page.tsx')).AboutPage }))

/** The citizen face: its shell and its pages, each loaded when first come to. */
export function App() {
  const [path] = useLocation()
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [path])
  return (
    <Shell>
      <ErrorBoundary
        resetKey={path}
        fallback={
          <div className="wrap">
            <ProblemState isPage problem={undefined} retry={() => window.location.reload()} />
          </div>
        }
      >
        <Pages />
      </ErrorBoundary>
      <Toasts />
    </Shell>
  )
}

function Pages() {
  return (
    <Suspense
      fallback={
        <div className="wrap">
          <Loading />
        </div>
      }
    >
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/services">
          <ServicesPage />
        </Route>
        <Route path="/services/:slug">{({ slug }) => <GuidePage slug={slug} />}</Route>
        <Route path="/services/:slug/start">
          {({ slug }) => (
            <SignedIn>
              <StartPage slug={slug} />
            </SignedIn>
          )}
        </Route>
        <Route path="/services/:slug/book">
          {({ slug }) => (
            <SignedIn>
              <BookPage slug={slug} />
            </SignedIn>
          )}
        </Route>
        <Route path="/bookings">
          <SignedIn>
            <BookingsPage />
          </SignedIn>
        </Route>
        <Route path="/file/:id/:step?">
          {({ id, step }) => (
            <SignedIn>
              <FilingPage id={id} step={step} />
            </SignedIn>
          )}
        </Route>
        <Route path="/cases">
          <SignedIn>
            <CasesPage />
          </SignedIn>
        </Route>
        <Route path="/cases/:id">
          {({ id }) => (
            <SignedIn>
              <CasePage id={id} />
            </SignedIn>
          )}
        </Route>
        <Route path="/cases/:id/correct">
          {({ id }) => (
            <SignedIn>
              <CorrectionPage id={id} />
            </SignedIn>
          )}
        </Route>
        <Route path="/projects/:code?">{({ code }) => <Projects code={code} />}</Route>
        <Route path="/certificates/*?">
          <SignedIn>
            <CertificatePages />
          </SignedIn>
        </Route>
        <Route path="/verify/:identifier?">
          {({ identifier }) => <VerifyPage identifier={identifier} />}
        </Route>
        <Route path="/vouchers/:code/:number/:checkCode" component={VoucherPage} />
        <Route path="/me/*?">
          <SignedIn>
            <AccountPages />
          </SignedIn>
        </Route>
        <Route path="/notices">
          <SignedIn>
            <NoticesPage />
          </SignedIn>
        </Route>
        <Route path="/sign-in">
          <SignInPage />
        </Route>
        <Route path="/law/:name/:place?">{({ name, place }) => <LawPage name={name} place={place} />}</Route>
        <Route path="/ratings">
          <RatesPage />
        </Route>
        <Route path="/guide-reports/:code">{({ code }) => <ReportPage code={code} />}</Route>
        <Route path="/rate/:code">{({ code }) => <RatePage code={code} />}</Route>
        <Route path="/about">
          <AboutPage />
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  )
}

function Projects({ code }: { readonly code: string | undefined }) {
  return <SignedIn>{code === undefined ? <ProjectsPage /> : <ProjectPage code={code} />}</SignedIn>
}

/** What belongs to one’s own account. */
function AccountPages() {
  return (
    <Switch>
      <Route path="/me">
        <AccountPage />
      </Route>
      <Route path="/me/authorisations">
        <AuthorisationsPage />
      </Route>
      <Route path="/me/sessions">
        <SessionsPage />
      </Route>
      <Route path="/me/seen">
        <SeenPage />
      </Route>
      <Route path="/me/credit">
        <CreditPage />
      </Route>
      <Route path="/me/materials">
        <MaterialsPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
