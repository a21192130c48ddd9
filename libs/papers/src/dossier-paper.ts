/** Who issues a paper. Fits `Agency` of `@motcua/contracts/agency` with Vietnamese names taken out. */
export interface IssuingAgency {
  /** Printed in capitals at the head, one entry a line: `['ỦY BAN NHÂN DÂN', 'QUẬN BÌNH THẠNH']`. */
  letterhead: readonly string[];
  /** In running text: `Ủy ban nhân dân quận Bình Thạnh`. */
  name: string;
  /** Before the date: `Bình Thạnh`. */
  place: string;
  phone?: string;
  /** Of the agency's zone, in which times are written; 420 (Vietnam) unless said otherwise. */
  utcOffsetMinutes?: number;
}

export interface PaperApplicant {
  /** Printed in capitals in the text and as it is below the signature. */
  name: string;
  /** `Ông`, `Bà`, where known. */
  honorific?: string;
  address?: string;
  phone?: string;
  email?: string;
}

/** What all papers about one dossier have in common. Instants are ISO 8601 in UTC; texts are Vietnamese. */
export interface DossierPaper {
  agency: IssuingAgency;
  /** The dossier's code: `000.12.35.H29-261124-0042`. */
  reference: string;
  /** Printed as Code 128: `42071635`. */
  lookupNumber: string;
  applicant: PaperApplicant;
  /** Name of the procedure. */
  procedure: string;
  /** Printed as QR. An address with the dossier's code only: never put the second factor into it, papers get lost. */
  trackUrl: string;
  /** Date of the paper; also the date of the file, so that equal input gives equal bytes. */
  issuedAt: string;
}
