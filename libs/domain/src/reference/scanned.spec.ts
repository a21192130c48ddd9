import { describe, expect, it } from '@jest/globals';
import { codeIn } from './scanned.ts';

describe('what a scanner reads', () => {
  it.each([
    ['42071635', '42071635'],
    [' 42071635\r\n', '42071635'],
    ['http://localhost:8080/tra-cuu?ma=000.12.35.H29-261124-0042', '000.12.35.H29-261124-0042'],
    ['HTTPS://DVC.EXAMPLE.VN/TRA-CUU?MA=000.12.35.H29-261124-0042', '000.12.35.H29-261124-0042'],
    ['https://dvc.example.vn/tra-cuu?lang=en&ma=000.12.35.H29-261124-0042\r\n', '000.12.35.H29-261124-0042'],
    ['https://dvc.example.vn/tra-cuu?ma=%E0%A4%A', '%E0%A4%A'],
    ['https://example.org/else', 'https://example.org/else'],
  ])('%j means %j', (scanned, code) => {
    expect(codeIn(scanned)).toBe(code);
  });
});
