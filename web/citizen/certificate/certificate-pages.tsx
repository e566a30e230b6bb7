import { Route, Switch } from 'wouter'
import { CertificatePage } from './certificate-page.tsx'
import { CertificatesPage } from './certificates-page.tsx'
import { ForeignCertificatePage } from './foreign-page.tsx'

/** The wallet: all of it, one certificate, one that another platform issued. */
export function CertificatePages() {
  return (
    <Switch>
      <Route path="/certificates" component={CertificatesPage} />
      <Route path="/certificates/elsewhere/:id">{({ id }) => <ForeignCertificatePage id={id} />}</Route>
      <Route path="/certificates/:id">{({ id }) => <CertificatePage id={id} />}</Route>
    </Switch>
  )
}
