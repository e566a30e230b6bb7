import { registerResult, registerService } from '#modules/case'
import { documentResult } from './document.ts'
import { sendDocument } from './send.ts'

registerResult('document', documentResult)
registerService('document.send', sendDocument)
