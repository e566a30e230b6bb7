export { openClamd } from './clamd.ts'
export { ScannerAway, type Scanner, type Verdict } from './scan.ts'
