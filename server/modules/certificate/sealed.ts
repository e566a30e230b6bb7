import { findInclusionProof, makeBundle, sealPdf } from '#modules/ledger'
import { Problem } from '#platform/errors'
import type { Platform } from '#platform/runtime'
import type { CertificateBody } from './certificate.ts'
import { renderDocument } from './pdf-document.ts'
import { renderPdf } from './pdf.ts'
import type { StoredCertificate } from './queries.ts'
import { verifyUrl } from './view.ts'

/** The certificate as a file that carries its own proof. Throws ledger.not-integrated until the ledger has signed for its issue. */
export async function sealedPdf(platform: Platform, row: StoredCertificate): Promise<Buffer> {
  const { database, config, keyStore } = platform
  const inclusion = await findInclusionProof(database.read, row.entryId)
  if (!inclusion)
    throw new Problem('ledger.not-integrated', {
      detail: 'the certificate is being added to the ledger: ask again in a second',
    })
  const render = row.body.document ? renderDocument : renderPdf
  const pdf = await render(row.body, verifyUrl(config.publicUrl, row.identifier), config.mode === 'demo')
  return sealPdf(pdf, (documentDigest) =>
    makeBundle(keyStore, {
      subject: subjectOf(row.body),
      signature: { keyId: row.keyId, value: row.signature },
      entries: [{ ...inclusion, opening: { salt: Buffer.from(row.salt).toString('hex') } }],
      documentDigest,
    }),
  )
}

function subjectOf({ document, ...body }: CertificateBody): Parameters<typeof makeBundle>[1]['subject'] {
  const faces = body.faces.map((face) => ({ ...face }))
  return { ...body, faces, ...(document ? { document: { ...document } } : {}) } as ReturnType<
    typeof subjectOf
  >
}
